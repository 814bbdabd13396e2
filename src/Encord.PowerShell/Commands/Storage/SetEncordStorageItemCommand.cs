using System.Management.Automation;
using System.Text.Json;
using Encord.Client.Bundles;
using Encord.Client.Storage;
using Encord.PowerShell.Engine;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.Storage;

[Cmdlet(VerbsCommon.Set, "EncordStorageItem", SupportsShouldProcess = true)]
[OutputType(typeof(StorageItem))]
public sealed class SetEncordStorageItemCommand : EncordConnectedCommand
{
    private const string OneKind = "";

    private BundledInput<string, StorageItemReference>? _items;
    private byte[] _metadata = [];

    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ItemUuid", "BackingItemUuid")]
    [ValidateNotNullOrEmpty]
    public StorageItemReference[] Item { get; set; } = [];

    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNull]
    public object? ClientMetadata { get; set; }

    [Parameter]
    public SwitchParameter Merge { get; set; }

    [Parameter, WholeNumberTransformation]
    [ValidateRange(1, 1000)]
    public int BundleSize { get; set; } = 1000;

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void BeginCommand()
    {
        base.BeginCommand();
        _metadata = JsonConversion.ToUtf8(ClientMetadata!);
        using var metadata = JsonDocument.Parse(_metadata);
        if (metadata.RootElement.ValueKind != JsonValueKind.Object)
        {
            throw new EncordException(EncordErrorId.InvalidArgument, "-ClientMetadata needs a hashtable, an object, or the text of a JSON object.");
        }
    }

    private protected override void ProcessInput()
    {
        foreach (var item in Item)
        {
            var name = item.Value is { } known ? $"'{known.Name}' ({item.Uuid})" : item.Uuid;
            if (ShouldProcess(name, Merge ? "Put members into the client metadata" : "Replace the client metadata"))
            {
                (_items ??= CreateBundles()).Add(item, OneKind);
            }
        }
    }

    private protected override void EndCommand() => _items?.Finish();

    private BundledInput<string, StorageItemReference> CreateBundles()
    {
        var change = new MetadataChange(Client.Storage, _metadata, Merge);
        var sender = new BundleSender<string, StorageItemReference>(
            (_, items, token) => change.SendAsync([.. items.Select(item => item.Uuid)], token), IsAboutOneItem);
        return new(this, BundleSize, sender, item => (object?)item.Value ?? item.Uuid, PassThru ? WriteAgain : null);
    }

    // Rights hang on the folder of an item, and an item that is not there is answered as one that may not be seen.
    private static bool IsAboutOneItem(EncordException failure) => ItemFaults.Contains(failure) || failure.ErrorId == EncordErrorId.AccessDenied;

    private void WriteAgain(string kind, IReadOnlyList<StorageItemReference> items)
    {
        foreach (var item in Stream(Client.Storage.GetItemsAsync([.. items.Select(item => item.Uuid).Distinct(StringComparer.OrdinalIgnoreCase)], EndToken)))
        {
            WriteObject(item);
        }
    }
}
