using System.Management.Automation;
using Encord.Client.Collections;
using Encord.PowerShell.Engine;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.Collections;

[Cmdlet(VerbsCommon.Add, "EncordCollectionItem", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class AddEncordCollectionItemCommand : EncordConnectedCommand
{
    private readonly List<(string DataHash, int Frame, string? AnnotationId)> _items = [];

    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNull]
    public ProjectCollection? Collection { get; set; }

    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string DataHash { get; set; } = string.Empty;

    [Parameter(Position = 2, ValueFromPipelineByPropertyName = true)]
    [WholeNumberTransformation]
    public int[] Frame { get; set; } = [0];

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ObjectHash", "ClassificationHash")]
    public string? AnnotationId { get; set; }

    [Parameter, WholeNumberTransformation]
    [ValidateRange(1, 1000)]
    public int BundleSize { get; set; } = 1000;

    protected override void ProcessRecord() => Guard(DataHash, () =>
    {
        bool isOfLabels = Collection!.CollectionType == "Label";
        if (isOfLabels && AnnotationId is null)
        {
            throw new EncordException(EncordErrorId.InvalidArgument, $"'{Collection.Name}' is a collection of labels: give -AnnotationId, the hash of an object or classification.");
        }

        foreach (int frame in Frame)
        {
            string label = isOfLabels ? $"label {AnnotationId} in " : "";
            if (!ShouldProcess($"{label}frame {frame} of {DataHash}", $"Add to the collection '{Collection.Name}'"))
            {
                continue;
            }

            _items.Add((DataHash, frame, isOfLabels ? AnnotationId : null));
            if (_items.Count >= BundleSize)
            {
                Send();
            }
        }
    });

    protected override void EndProcessing() => Send();

    private void Send()
    {
        if (_items.Count == 0)
        {
            return;
        }

        CollectionEntry[] entries = [.. _items.Select(item => new CollectionEntry(item.DataHash, item.Frame, item.AnnotationId))];
        _items.Clear();
        try
        {
            foreach (CollectionEntry refused in Await(Client.Collections.AddItemsAsync(Collection!.ProjectHash, Collection.CollectionUuid, entries, EndToken)))
            {
                string message = $"The server did not take frame {refused.Frame} of {refused.DataHash} into the collection '{Collection.Name}'.";
                WriteFailure(new EncordException(EncordErrorId.NotFound, message), refused.DataHash);
            }
        }
        catch (EncordException failure)
        {
            foreach (CollectionEntry entry in entries)
            {
                WriteFailure(failure, entry.DataHash);
            }
        }
        catch (OperationCanceledException) when (EndToken.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }
}
