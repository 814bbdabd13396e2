using System.Management.Automation;
using Encord.PowerShell.Completers;
using Encord.PowerShell.Engine;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.Storage;

[Cmdlet(VerbsCommon.Get, "EncordStorageFolder", DefaultParameterSetName = ListSet)]
[OutputType(typeof(StorageFolder))]
public sealed class GetEncordStorageFolderCommand : EncordConnectedCommand
{
    private const string ListSet = "List";
    private const string FolderSet = "Folder";

    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = FolderSet)]
    [Alias("FolderUuid")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(StorageFolderCompleter))]
    public StorageFolderReference[] Folder { get; set; } = [];

    [Parameter(ParameterSetName = ListSet)]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(StorageFolderCompleter))]
    public StorageFolderReference? Parent { get; set; }

    [Parameter(ParameterSetName = ListSet)]
    [SupportsWildcards]
    public string? Name { get; set; }

    [Parameter(ParameterSetName = ListSet)]
    public SwitchParameter Recurse { get; set; }

    private protected override void ProcessInput()
    {
        if (ParameterSetName == FolderSet)
        {
            foreach (StorageFolderReference folder in Folder)
            {
                Guard(folder, () => WriteObject(Await(Client.Storage.GetFolderAsync(Resolve(folder), EndToken))));
            }

            return;
        }

        Guard(Parent, () =>
        {
            var name = TitlePattern.From(Name);
            foreach (StorageFolder folder in Stream(Client.Storage.ListFoldersAsync(Parent is null ? null : Resolve(Parent), name?.Part, Recurse, EndToken)))
            {
                if (name?.Names(folder.Name) is not false)
                {
                    WriteObject(folder);
                }
            }
        });
    }
}
