using System.Management.Automation;
using Encord.Client.Storage;
using Encord.PowerShell.Completers;
using Encord.PowerShell.Engine;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.Storage;

[Cmdlet(VerbsCommon.Get, "EncordStorageItem", DefaultParameterSetName = FolderSet)]
[OutputType(typeof(StorageItem))]
public sealed class GetEncordStorageItemCommand : EncordConnectedCommand
{
    private const string FolderSet = "Folder";
    private const string ItemSet = "Item";
    private const string SearchSet = "Search";

    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = FolderSet)]
    [Alias("FolderUuid", "BackingFolderUuid")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(StorageFolderCompleter))]
    public StorageFolderReference[] Folder { get; set; } = [];

    [Parameter(Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ItemSet)]
    [Alias("ItemUuid", "BackingItemUuid")]
    [ValidateNotNullOrEmpty]
    public StorageItemReference[] Item { get; set; } = [];

    [Parameter(Mandatory = true, ParameterSetName = SearchSet)]
    public SwitchParameter All { get; set; }

    [Parameter(ParameterSetName = FolderSet)]
    [Parameter(ParameterSetName = SearchSet)]
    [SupportsWildcards]
    public string? Name { get; set; }

    [Parameter(ParameterSetName = FolderSet)]
    [Parameter(ParameterSetName = SearchSet)]
    public string[]? ItemType { get; set; }

    [Parameter(ParameterSetName = FolderSet)]
    public SwitchParameter Recurse { get; set; }

    [Parameter(ParameterSetName = FolderSet)]
    [Parameter(ParameterSetName = SearchSet)]
    public bool? InDataset { get; set; }

    [Parameter]
    public SwitchParameter IncludeSignedUrl { get; set; }

    private OverlappedRequests Requests => field ??= new(this);

    private protected override void EndCommand() => Requests.Finish();

    private protected override void ProcessInput()
    {
        switch (ParameterSetName)
        {
            case ItemSet:
                foreach (var item in Item)
                {
                    Guard(item, () => Requests.Add(item, () => Client.Storage.GetItemAsync(item.Uuid, IncludeSignedUrl, EndToken), WriteObject));
                }

                break;

            case FolderSet:
                foreach (var folder in Folder)
                {
                    Guard(folder, () => List(Resolve(folder), Recurse));
                }

                break;

            default:
                Guard(Name, () => List(null, isRecursive: false));
                break;
        }
    }

    private void List(string? folderUuid, bool isRecursive)
    {
        var name = TitlePattern.From(Name);
        var filter = new StorageItemFilter
        {
            Search = name?.Part,
            IsRecursive = isRecursive,
            IsInDataset = InDataset,
            ItemTypes = ItemType,
            SignUrls = IncludeSignedUrl,
        };
        using var progress = new ProgressMeter(this, "Reading storage items");
        long count = 0;
        foreach (var item in Stream(Client.Storage.ListItemsAsync(folderUuid, filter, EndToken)))
        {
            progress.Report($"{++count} items", count);
            if (name?.Names(item.Name) is not false)
            {
                WriteObject(item);
            }
        }
    }
}
