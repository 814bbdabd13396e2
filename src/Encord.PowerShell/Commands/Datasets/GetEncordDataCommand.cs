using System.Management.Automation;
using Encord.PowerShell.Completers;
using Encord.PowerShell.Engine;

namespace Encord.PowerShell.Commands.Datasets;

[Cmdlet(VerbsCommon.Get, "EncordData")]
[OutputType(typeof(DataFile))]
public sealed class GetEncordDataCommand : EncordConnectedCommand
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ProjectHash")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public ProjectReference? Project { get; set; }

    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string[] DataHash { get; set; } = [];

    [Parameter]
    public SwitchParameter IncludeSignedUrl { get; set; }

    private protected override void ProcessInput()
    {
        foreach (var dataHash in DataHash)
        {
            Guard(dataHash, () =>
            {
                foreach (var file in Await(Client.DataRows.GetFilesAsync(Resolve(Project!), dataHash, IncludeSignedUrl, EndToken)))
                {
                    WriteObject(file);
                }
            });
        }
    }
}
