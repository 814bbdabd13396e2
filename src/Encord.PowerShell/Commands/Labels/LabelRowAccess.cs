using Encord.Client.LabelRows.Operations;
using Encord.Client.Labels;
using Encord.Client.Labels.Documents;
using Encord.PowerShell.Engine;

namespace Encord.PowerShell.Commands.Labels;

/// <summary>How commands come from what the user gave as a label row to the row and its labels.</summary>
internal static class LabelRowAccess
{
    /// <summary>The project of a row: its own, or the one that was given.</summary>
    public static string ProjectOf(this EncordConnectedCommand command, LabelRowReference row, ProjectReference? project) =>
        row.Value?.ProjectHash ?? (project is not null
            ? command.Resolve(project)
            : throw new EncordException(EncordErrorId.InvalidArgument, $"The label row {row} is a bare hash: give its project with -Project."));

    /// <summary>The row object, looked up where only the hash was given.</summary>
    public static LabelRow Find(this EncordConnectedCommand command, LabelRowReference row, ProjectReference? project) =>
        row.Value ?? command.Await(command.Client.LabelRows.GetAsync(command.ProjectOf(row, project), row, command.EndToken));

    /// <summary>The row with its labels: a row object must have them, for a bare hash they are loaded.</summary>
    public static LabelRow FindLoaded(this EncordConnectedCommand command, LabelRowReference reference, ProjectReference? project)
    {
        LabelRow row = command.Find(reference, project);
        if (reference.Value is null)
        {
            if (row.LabelHash is null)
            {
                throw new EncordException(EncordErrorId.InvalidArgument, $"The row {LabelRowItem.Describe(row)} has no labels yet. Run Initialize-EncordLabelRow on it first.");
            }

            command.Await(command.Client.Labels.LoadAsync(row.ProjectHash, [row], new LabelOptions(), command.EndToken));
        }

        LabelDocuments.Of(row);
        return row;
    }

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
