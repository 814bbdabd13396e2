using System.Management.Automation;
using Encord.Client.Bundles;
using Encord.Client.Collections;
using Encord.PowerShell.Commands.Labels;
using Encord.PowerShell.Completers;
using Encord.PowerShell.Engine;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.Collections;

[Cmdlet(VerbsCommon.Add, "EncordCollectionItem", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class AddEncordCollectionItemCommand : EncordConnectedCommand
{
    private BundledInput<ProjectCollection, CollectionEntry>? _items;

    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(CollectionCompleter))]
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

    private protected override void ProcessInput() => Guard(DataHash, () =>
    {
        var isOfLabels = Collection!.CollectionType == "Label";
        if (isOfLabels && AnnotationId is null)
        {
            throw new EncordException(EncordErrorId.InvalidArgument, $"'{Collection.Name}' is a collection of labels: give -AnnotationId, the hash of an object or classification.");
        }

        var data = this.DescribeRow(new LabelRowReference(DataHash, branchName: null), Collection.ProjectHash);
        foreach (var frame in Frame)
        {
            var label = isOfLabels ? $"label {AnnotationId} in " : "";
            if (ShouldProcess($"{label}frame {frame} of {data}", $"Add to the collection '{Collection.Name}'"))
            {
                (_items ??= CreateBundles()).Add(new CollectionEntry(DataHash, frame, isOfLabels ? AnnotationId : null), Collection);
            }
        }
    });

    private protected override void EndCommand() => _items?.Finish();

    private BundledInput<ProjectCollection, CollectionEntry> CreateBundles()
    {
        var collections = Client.Collections;
        var sender = new BundleSender<ProjectCollection, CollectionEntry>((collection, entries, token) => collections.AddItemsAsync(collection, entries, token), ItemFaults.Contains);
        return new(this, BundleSize, sender, entry => entry.DataHash, writeSent: null);
    }
}
