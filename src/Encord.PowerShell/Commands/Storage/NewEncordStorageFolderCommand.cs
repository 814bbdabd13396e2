using System.Management.Automation;
using System.Text;
using Encord.PowerShell.Completers;
using Encord.PowerShell.Engine;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.Storage;

[Cmdlet(VerbsCommon.New, "EncordStorageFolder", SupportsShouldProcess = true)]
[OutputType(typeof(StorageFolder))]
public sealed class NewEncordStorageFolderCommand : EncordConnectedCommand
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = [];

    [Parameter]
    public string? Description { get; set; }

    [Parameter]
    [Alias("ParentUuid")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(StorageFolderCompleter))]
    public StorageFolderReference? Parent { get; set; }

    [Parameter]
    [ValidateNotNull]
    public object? ClientMetadata { get; set; }

    private protected override void ProcessInput()
    {
        foreach (var name in Name)
        {
            var place = Parent is null ? "Create a storage folder" : $"Create a storage folder in {Parent.Value?.Path ?? Parent.ToString()}";
            if (ShouldProcess($"'{name}'", place))
            {
                Guard(name, () => WriteObject(Await(Client.Storage.CreateFolderAsync(name, Description, Parent is null ? null : Resolve(Parent), Metadata(), EndToken))));
            }
        }
    }

    private string? Metadata()
    {
        if (ClientMetadata is null)
        {
            return null;
        }

        var text = Encoding.UTF8.GetString(JsonConversion.ToUtf8(ClientMetadata));
        return text.TrimStart().StartsWith("{", StringComparison.Ordinal)
            ? text
            : throw new EncordException(EncordErrorId.InvalidArgument, "-ClientMetadata needs a hashtable, an object, or the text of a JSON object.");
    }
}
