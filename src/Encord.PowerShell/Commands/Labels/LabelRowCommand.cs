using System.Management.Automation;
using Encord.Client.LabelRows;
using Encord.Client.Labels;
using Encord.Client.Labels.Documents;
using Encord.PowerShell.Completers;
using Encord.PowerShell.Engine;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.Labels;

/// <summary>A command on label rows.</summary>
public abstract class LabelRowCommand : EncordConnectedCommand
{
    // Behind what the commands on single labels take by position: rows come down the pipeline as a rule.
    [Parameter(Mandatory = true, Position = 3, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("LabelHash")]
    [LabelRowTransformation]
    [ValidateNotNullOrEmpty]
    public LabelRowReference[] LabelRow { get; set; } = [];

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ProjectHash")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public ProjectReference? Project { get; set; }

    /// <summary>The project of a row: its own, or the one that was given.</summary>
    private protected string ProjectOf(LabelRowReference row) => row.Value?.ProjectHash ?? (Project is { } project
        ? Resolve(project)
        : throw new EncordException(EncordErrorId.InvalidArgument, $"The label row {row.Hash} is a bare hash: give its project with -Project."));

    /// <summary>The row object, looked up where only the hash was given.</summary>
    private protected LabelRow Find(LabelRowReference reference)
    {
        if (reference.Value is { } row)
        {
            return row;
        }

        var filter = new LabelRowFilter { LabelHashes = [reference.Hash!], IncludeAllBranches = true };
        return Stream(Client.LabelRows.ListAsync(ProjectOf(reference), filter, EndToken)).FirstOrDefault(found => found.LabelHash == reference.Hash)
            ?? throw Absent(reference.Hash!);
    }

    /// <summary>The row with its labels: a row object must have them, for a bare hash they are loaded.</summary>
    private protected LabelRow FindLoaded(LabelRowReference reference)
    {
        LabelRow row = Find(reference);
        if (reference.Value is null)
        {
            Await(Client.Labels.LoadAsync(row.ProjectHash, [row], new LabelOptions(), EndToken));
        }

        LabelDocuments.Of(row);
        return row;
    }

    /// <summary>Runs work that needs the ontology; with a fresh one where it turns out that a feature is newer than what is known.</summary>
    private protected T WithOntology<T>(string projectHash, Func<OntologyStructure, T> work)
    {
        try
        {
            return work(Await(Client.Labels.GetStructureAsync(projectHash, refresh: false, EndToken)));
        }
        catch (EncordException failure) when (failure.ErrorId == EncordErrorId.FeatureNotFound)
        {
            return work(Await(Client.Labels.GetStructureAsync(projectHash, refresh: true, EndToken)));
        }
    }

    private protected static EncordException Absent(string hash) =>
        new(EncordErrorId.NotFound, $"The project has no label row {hash}. It may have been deleted since, or belong to another project.");
}
