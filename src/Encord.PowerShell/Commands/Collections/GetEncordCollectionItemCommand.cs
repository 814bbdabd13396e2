using System.Management.Automation;
using Encord.PowerShell.Completers;
using Encord.PowerShell.Engine;

namespace Encord.PowerShell.Commands.Collections;

[Cmdlet(VerbsCommon.Get, "EncordCollectionItem")]
[OutputType(typeof(CollectionItem))]
public sealed class GetEncordCollectionItemCommand : EncordConnectedCommand
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(CollectionCompleter))]
    public ProjectCollection[] Collection { get; set; } = [];

    private protected override void ProcessInput()
    {
        foreach (var collection in Collection)
        {
            Guard(collection, () =>
            {
                foreach (var item in Stream(Client.Collections.ListItemsAsync(collection, EndToken)))
                {
                    WriteObject(item);
                }
            });
        }
    }
}
