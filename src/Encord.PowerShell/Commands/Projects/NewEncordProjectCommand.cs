using System.Management.Automation;
using Encord.Client.Projects;
using Encord.PowerShell.Completers;
using Encord.PowerShell.Engine;

namespace Encord.PowerShell.Commands.Projects;

[Cmdlet(VerbsCommon.New, "EncordProject", SupportsShouldProcess = true)]
[OutputType(typeof(Project))]
public sealed class NewEncordProjectCommand : EncordConnectedCommand
{
    private readonly List<DatasetReference> _datasets = [];

    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Title { get; set; } = string.Empty;

    [Parameter]
    public string Description { get; set; } = string.Empty;

    [Parameter(ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("DatasetHash")]
    [ArgumentCompleter(typeof(DatasetCompleter))]
    public DatasetReference[] Dataset { get; set; } = [];

    [Parameter]
    [Alias("OntologyHash")]
    [ArgumentCompleter(typeof(OntologyCompleter))]
    public OntologyReference? Ontology { get; set; }

    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? WorkflowTemplate { get; set; }

    // Datasets that are piped in make one project together, not one each.
    private protected override void ProcessInput() => _datasets.AddRange(Dataset);

    private protected override void EndCommand()
    {
        if (!ShouldProcess($"'{Title}'", "Create the project"))
        {
            return;
        }

        Guard(Title, () =>
        {
            var plan = new ProjectPlan(Title)
            {
                Description = Description,
                DatasetHashes = [.. _datasets.Select(Resolve).Distinct(StringComparer.Ordinal)],
                OntologyHash = Ontology is null ? null : Resolve(Ontology),
                WorkflowTemplateId = WorkflowTemplate,
            };
            var projectHash = Await(Client.ProjectSetup.CreateAsync(plan, EndToken));
            WriteObject(ReadBack.Of(
                this,
                () => Await(Client.Projects.GetAsync(projectHash, EndToken)),
                () => new Project(projectHash) { Title = Title, Description = Description ?? string.Empty, OntologyHash = plan.OntologyHash ?? string.Empty },
                $"The project '{Title}' ({projectHash})"));
        });
    }
}
