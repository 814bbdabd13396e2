using System.Management.Automation;
using Encord.Client.LabelRows.Operations;
using Encord.Client.Labels;
using Encord.PowerShell.Engine;

namespace Encord.PowerShell.Commands.Labels;

/// <summary>How commands come from what the user gave as a label row to the row and its labels.</summary>
internal static class LabelRowAccess
{
    /// <summary>The project of a row: its own, or the one that was given.</summary>
    public static string ProjectOf(this EncordConnectedCommand command, LabelRowReference row, ProjectReference? project) =>
        row is { Value: null, Hash: null, DataHash: null } ? throw new EncordException(EncordErrorId.InvalidArgument, "What was given is about a project and not about a label row.")
        : row.Value?.ProjectHash ?? (project is not null
            ? command.Resolve(project)
            : throw new EncordException(EncordErrorId.InvalidArgument, $"The label row {row} is only a hash: use -Project to name its project."));

    /// <summary>The row object, looked up where only the hash was given.</summary>
    public static LabelRow Find(this EncordConnectedCommand command, LabelRowReference row, ProjectReference? project) =>
        row.Value ?? command.Await(command.Client.LabelRows.GetAsync(command.ProjectOf(row, project), row, command.EndToken));

    /// <summary>The row by title and hash, for questions; by its hash alone where nobody reads them.</summary>
    public static string DescribeRow(this EncordConnectedCommand command, LabelRowReference row, string projectHash)
    {
        var known = row.Value ?? (command.AsksOrPretends(ConfirmImpact.Medium) ? command.Await(command.Client.LabelRows.GetAsync(projectHash, row, command.EndToken)) : null);
        return known is null ? row.ToString() : LabelRowItem.Describe(known);
    }

    /// <summary>Makes a row ready to be edited: labels that are not loaded are loaded, and created where there are none yet.</summary>
    public static LabelRow Open(this EncordConnectedCommand command, LabelRow row)
    {
        if (row.Labels is null)
        {
            var absent = command.Await(row.LabelHash is null
                ? command.Client.Labels.CreateAsync(row.ProjectHash, [row], includeSignedUrl: false, command.EndToken)
                : command.Client.Labels.LoadAsync(row.ProjectHash, [row], new LabelOptions(), command.EndToken));
            if (absent.Count > 0)
            {
                throw new EncordException(
                    EncordErrorId.NotFound, $"The server gave no labels for {LabelRowItem.Describe(row)}. It may have been deleted since it was listed.");
            }
        }

        return row;
    }

    /// <summary>The same for a row whose labels are to be taken away or worked on: one without labels has nothing of that.</summary>
    public static LabelRow OpenExisting(this EncordConnectedCommand command, LabelRow row) => row is { Labels: null, LabelHash: null }
        ? throw new EncordException(EncordErrorId.NotFound, $"The label row {LabelRowItem.Describe(row)} has no labels yet.")
        : command.Open(row);

    /// <summary>What the user gave: the target of error records.</summary>
    public static object? TargetOf(LabelRowReference reference) => reference.Value ?? (object?)reference.Hash ?? reference.DataHash;

    /// <summary>Runs work that needs the ontology; with a fresh one where it turns out that a feature is newer than what is known.</summary>
    public static T WithOntology<T>(this EncordConnectedCommand command, string projectHash, Func<OntologyStructure, T> work)
    {
        try
        {
            return work(command.Await(command.Client.Labels.GetStructureAsync(projectHash, refresh: false, command.EndToken)));
        }
        catch (EncordException failure) when (failure.ErrorId == EncordErrorId.FeatureNotFound)
        {
            return work(command.Await(command.Client.Labels.GetStructureAsync(projectHash, refresh: true, command.EndToken)));
        }
    }
}
