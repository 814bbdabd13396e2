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
        var projectHash = Resolve(Project!);
        if (!ShouldProcess($"'{Name}'", $"Create the collection in the project {DescribeProject(Project!, projectHash)}"))
        {
            return;
        }

        // A server may answer without a body. The collection is then the newest of its name.
        if (Await(Client.Collections.CreateAsync(projectHash, Name, Description, CollectionType, EndToken)) is not { } uuid)
        {
            WriteObject(Stream(Client.Collections.ListAsync(projectHash, null, EndToken)).Where(one => one.Name == Name).OrderByDescending(one => one.CreatedAt).FirstOrDefault()
                ?? throw new EncordException(
                    EncordErrorId.UnexpectedResponse,
                    $"The server answered that it made the collection '{Name}', and does not list it. Look with Get-EncordCollection before you make it again."));
            return;
        }

        ProjectCollection known = new(projectHash, uuid) { Name = Name, Description = Description, CollectionType = CollectionType };
        WriteObject(ReadBack.Of(
            this,
            () => Stream(Client.Collections.ListAsync(projectHash, [uuid], EndToken)).FirstOrDefault() ?? known,
            () => known,
            $"The collection '{Name}' ({uuid})"));
    });
}
