using System.Management.Automation;
using Encord.PowerShell.Completers;
using Encord.PowerShell.Engine;

namespace Encord.PowerShell.Commands.Collections;

[Cmdlet(VerbsCommon.New, "EncordCollection", SupportsShouldProcess = true)]
[OutputType(typeof(ProjectCollection))]
public sealed class NewEncordCollectionCommand : EncordConnectedCommand
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ProjectHash")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public ProjectReference? Project { get; set; }

    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = string.Empty;

    [Parameter]
    public string Description { get; set; } = string.Empty;

    [Parameter]
    [ValidateSet("Frame", "Label")]
    public string CollectionType { get; set; } = "Frame";

    private protected override void ProcessInput() => Guard(Name, () =>
    {
        string projectHash = Resolve(Project!);
        if (!ShouldProcess($"'{Name}'", $"Create the collection in the project {Project}"))
        {
            return;
        }

        string uuid = Await(Client.Collections.CreateAsync(projectHash, Name, Description, CollectionType, EndToken));
        foreach (ProjectCollection collection in Stream(Client.Collections.ListAsync(projectHash, [uuid], EndToken)))
        {
            WriteObject(collection);
        }
    });
}
