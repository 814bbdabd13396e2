using System.Management.Automation;
using Encord.PowerShell.Completers;
using Encord.PowerShell.Engine;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.Integrations;

[Cmdlet(VerbsCommon.Get, "EncordCloudIntegration")]
[OutputType(typeof(CloudIntegration))]
public sealed class GetEncordCloudIntegrationCommand : EncordConnectedCommand
{
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Title { get; set; }

    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? IntegrationUuid { get; set; }

    // The list is the organisation's, whatever the project: the parameter is there because the vendor has it on the project.
    [Parameter(ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ProjectHash")]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public ProjectReference? Project { get; set; }

    private protected override void EndCommand() => Guard(Title, () =>
    {
        // Titles are matched here: the server knows only exact ones, and older servers know no filter at all.
        var titles = NameFilter.From(Title);
        var missing = new HashSet<string>(IntegrationUuid ?? [], StringComparer.OrdinalIgnoreCase);
        List<Titled> all = [];
        foreach (var integration in Stream(Client.Integrations.ListAsync(cancellationToken: EndToken)))
        {
            all.Add(new Titled(integration.Title, integration.IntegrationUuid));
            var named = IntegrationUuid is null || IntegrationUuid.Contains(integration.IntegrationUuid, StringComparer.OrdinalIgnoreCase);
            missing.Remove(integration.IntegrationUuid);
            if (titles.Takes(integration.Title) && named)
            {
                WriteObject(integration);
            }
        }

        var miss = new TitleMiss("cloud integration", "cloud integrations") { Which = "of the organisation" };
        foreach (var name in titles.NotFound)
        {
            WriteFailure(new EncordException(EncordErrorId.NotFound, miss.Describe(name, all)), name);
        }

        foreach (var absent in missing)
        {
            WriteFailure(new EncordException(EncordErrorId.NotFound, $"There is no cloud integration {absent}. Get-EncordCloudIntegration lists them."), absent);
        }
    });
}
