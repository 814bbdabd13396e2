using System.Management.Automation;
using Encord.PowerShell.Common;

namespace Encord.PowerShell.Commands.Models;

[Cmdlet(VerbsCommon.New, "EncordModel", SupportsShouldProcess = true)]
[OutputType(typeof(Model))]
public sealed class NewEncordModelCommand : EncordConnectedCommand
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ProjectHash")]
    [ValidateNotNull]
    public ProjectReference? Project { get; set; }

    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    public string Title { get; set; } = "";

    [Parameter]
    [AllowEmptyString]
    public string? Description { get; set; }

    [Parameter(Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string[] FeatureHash { get; set; } = [];

    [Parameter(Mandatory = true)]
    public ModelArchitecture Architecture { get; set; }

    protected override void ProcessRecord() => Guard(Project, () =>
    {
        string projectHash = Resolve(Project!);
        if (!ShouldProcess($"'{Title}' ({Architecture})", $"Make a model in the project {Project}"))
        {
            return;
        }

        WriteObject(Await(Client.ModelGateway.CreateAsync(projectHash, Title, Description, FeatureHash, Architecture.ToString(), EndToken)));
    });
}
