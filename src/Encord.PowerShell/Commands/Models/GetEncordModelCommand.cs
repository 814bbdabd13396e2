using System.Management.Automation;
using Encord.PowerShell.Completers;
using Encord.PowerShell.Engine;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.Models;

[Cmdlet(VerbsCommon.Get, "EncordModel")]
[OutputType(typeof(Model))]
public sealed class GetEncordModelCommand : EncordConnectedCommand
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ProjectHash")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public ProjectReference[] Project { get; set; } = [];

    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("ModelHash")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ModelCompleter))]
    public ModelReference[]? Model { get; set; }

    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Title { get; set; }

    private protected override void ProcessInput()
    {
        foreach (var project in Project)
        {
            Guard(project, () => Write(Resolve(project)));
        }
    }

    private void Write(string projectHash)
    {
        var titles = NameFilter.From(Title);
        HashSet<string>? wanted = Model is null ? null : new(Model.Select(model => model.Hash), StringComparer.Ordinal);
        List<Titled> all = [];
        foreach (var model in Stream(Client.ModelGateway.ListAsync(projectHash, EndToken)))
        {
            all.Add(new Titled(model.Title, model.ModelHash));
            if (wanted?.Contains(model.ModelHash) is not false && titles.Takes(model.Title))
            {
                wanted?.Remove(model.ModelHash);
                WriteObject(model);
            }
        }

        foreach (var absent in Title is null && wanted is not null ? wanted : [])
        {
            WriteFailure(new EncordException(EncordErrorId.NotFound, $"The project {projectHash} has no model {absent}. It may have been deleted since."), absent);
        }

        var miss = new TitleMiss("model", "models") { Where = $" in the project {projectHash}", Which = "of the project" };
        foreach (var absent in titles.NotFound)
        {
            WriteFailure(new EncordException(EncordErrorId.NotFound, miss.Describe(absent, all)), absent);
        }
    }
}
