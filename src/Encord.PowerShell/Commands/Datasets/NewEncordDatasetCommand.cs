using System.Management.Automation;
using Encord.PowerShell.Engine;

namespace Encord.PowerShell.Commands.Datasets;

[Cmdlet(VerbsCommon.New, "EncordDataset", SupportsShouldProcess = true)]
[OutputType(typeof(Dataset))]
public sealed class NewEncordDatasetCommand : EncordConnectedCommand
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string[] Title { get; set; } = [];

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Description { get; set; }

    [Parameter]
    public SwitchParameter NoBackingFolder { get; set; }

    private protected override void ProcessInput()
    {
        foreach (var title in Title)
        {
            if (ShouldProcess($"'{title}'", "Create a dataset"))
            {
                Guard(title, () =>
                {
                    var hash = Await(Client.Datasets.CreateAsync(title, Description, !NoBackingFolder, EndToken));
                    WriteObject(ReadBack.Of(
                        this,
                        () => Await(Client.Datasets.GetAsync(hash, EndToken)),
                        () => new Dataset(hash) { Title = title, Description = Description ?? string.Empty },
                        $"The dataset '{title}' ({hash})"));
                });
            }
        }
    }
}
