using System.Management.Automation;
using Encord.Client.LabelRows.Operations;
using Encord.Client.Labels.Documents;
using Encord.PowerShell.Engine;

namespace Encord.PowerShell.Commands.Labels;

/// <summary>
/// A command that edits labels which were read: it gathers them by row, loads the rows that were only read, and edits each row as a whole. Save-EncordLabelRow
/// sends them.
/// </summary>
public abstract class InstanceEditCommand : EncordConnectedCommand
{
    private readonly Dictionary<LabelRowItem, IReadOnlyList<object>> _edits = [];
    private readonly HashSet<string> _refreshed = new(StringComparer.Ordinal);
    private readonly RowGroups<object> _groups = new(1000);
    private LabelRowBundles? _rows;

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Edits a row by one label that came down the pipeline. It is called once more with a newer ontology where a feature is not known.</summary>
    /// <returns>What to write of it: its identifier, and the frames; null for none.</returns>
    private protected abstract EditedPlace Edit(LabelRow row, LabelDocument document, OntologyStructure ontology, object instance);

    /// <summary>The labels of the row that were edited, as they are now.</summary>
    private protected abstract IReadOnlyList<object> Read(LabelDocument document, OntologyStructure ontology, IReadOnlyList<EditedPlace> edited);

    /// <summary>A label by name and identifier, for questions and errors.</summary>
    private protected abstract string Describe(object instance);

    /// <summary>Keeps a label for the row that it changes, if the user agrees.</summary>
    private protected void Gather(LabelRowReference row, object instance)
    {
        if (_groups.IsFullFor(row))
        {
            Send();
        }

        _groups.Add(row, instance);
    }

    private protected override void EndCommand()
    {
        Send();
        _rows?.Finish();
    }

    /// <summary>The row that an instance was read from.</summary>
    private protected static LabelRowReference RowOf(object? row, LabelRowReference reference, object instance) => row is LabelRow
        ? reference
        : throw new EncordException(EncordErrorId.InvalidArgument, $"'{instance}' was not read from a label row. Pipe in what Get-EncordObjectInstance or Get-EncordClassificationInstance writes.");

    /// <summary>The project of a row that is given as a bare hash.</summary>
    private protected virtual ProjectReference? RowProject => null;

    private void Send()
    {
        foreach (var group in _groups.Take())
        {
            Guard(LabelRowAccess.TargetOf(group.Row), () =>
            {
                var item = new LabelRowItem(group.Row, this.ProjectOf(group.Row, RowProject));
                _edits[item] = group.Edits;
                (_rows ??= new(this, new OpenLabels(Client.LabelRows, Client.Labels), 100, 4, Apply)).Add(item);
            });
        }
    }

    private void Apply(LabelRowItem item)
    {
        Apply(item.Row!, _edits[item]);
        _edits.Remove(item);
    }

    private void Apply(LabelRow row, IReadOnlyList<object> instances)
    {
        var document = LabelDocuments.Of(row);
        var edited = new List<EditedPlace>();
        foreach (var instance in instances)
        {
            Guard(instance, () => edited.Add(EditNamed(row, document, instance)));
        }

        if (PassThru && edited.Count > 0)
        {
            Guard(row, () => WriteObject(Read(document, OntologyOf(row.ProjectHash, refresh: false), edited), enumerateCollection: true));
        }
    }

    private EditedPlace EditNamed(LabelRow row, LabelDocument document, object instance)
    {
        try
        {
            try
            {
                return Edit(row, document, OntologyOf(row.ProjectHash, refresh: false), instance);
            }
            catch (EncordException failure) when (failure.ErrorId == EncordErrorId.FeatureNotFound && _refreshed.Add(row.ProjectHash))
            {
                return Edit(row, document, OntologyOf(row.ProjectHash, refresh: true), instance);
            }
        }
        catch (EncordException failure)
        {
            // What a name or an answer is wrong with is found out without the row, and what a frame is wrong with without the label.
            var named = document.Fault.Names(failure) ? failure : document.Fault.At("", failure);
            throw new EncordException(named.ErrorId, $"{named.Message} Nothing was changed for {Describe(instance)}.", failure);
        }
    }

    private OntologyStructure OntologyOf(string projectHash, bool refresh) => Await(Client.Labels.GetStructureAsync(projectHash, refresh, EndToken));
}

/// <summary>A label that was edited, with the frames that it was edited on; empty where frames do not matter.</summary>
internal sealed record EditedPlace(string Hash, FrameRangeList Frames);
