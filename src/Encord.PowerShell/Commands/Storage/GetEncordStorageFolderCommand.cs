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
    [SupportsWildcards]
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
            foreach (var folder in Folder)
            {
                // A name finds folders at any depth, with wildcards too.
                Guard(folder, () =>
                {
                    if (folder is { Uuid: null, Name: { } name } && WildcardPattern.ContainsWildcardCharacters(name))
                    {
                        List(null, new TitlePattern(name), isRecursive: true);
                    }
                    else
                    {
                        WriteObject(Await(Client.Storage.GetFolderAsync(Resolve(folder), EndToken)));
                    }
                });
            }

            return;
        }

        Guard(Parent, () => List(Parent is null ? null : Resolve(Parent), TitlePattern.From(Name), Recurse));
    }

    private void List(string? parentUuid, TitlePattern? name, bool isRecursive)
    {
        foreach (var folder in Stream(Client.Storage.ListFoldersAsync(parentUuid, name?.Part, isRecursive, EndToken)))
        {
            if (name?.Names(folder.Name) is not false)
            {
                WriteObject(folder);
            }
        }
    }
}
