using System.Management.Automation;
using Encord.PowerShell.Completers;
using Encord.PowerShell.Engine;

namespace Encord.PowerShell.Commands.Labels;

[Cmdlet(VerbsCommon.New, "EncordLabelDocument", SupportsShouldProcess = true)]
[OutputType(typeof(LabelRowDocument))]
public sealed class NewEncordLabelDocumentCommand : EncordConnectedCommand
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("ProjectHash")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public ProjectReference? Project { get; set; }

    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string[] DataHash { get; set; } = [];

    private OverlappedRequests Requests => field ??= new(this);

    private protected override void ProcessInput()
    {
        foreach (var hash in DataHash)
        {
            Guard(hash, () =>
            {
                var projectHash = Resolve(Project!);
                if (ShouldProcess(this.DescribeRow(new LabelRowReference(hash, branchName: null), projectHash), "Create labels"))
                {
                    Requests.Add(
                        hash, () => Client.Labels.CreateDocumentAsync(projectHash, hash, EndToken), document => WriteObject(DocumentShape.Of(projectHash, document)));
                }
            });
        }
    }

    private protected override void EndCommand() => Requests.Finish();
}
