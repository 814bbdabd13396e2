using System.Management.Automation;
using Encord.PowerShell.Completers;
using Encord.PowerShell.Engine;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.Collections;

[Cmdlet(VerbsCommon.Get, "EncordCollection")]
[OutputType(typeof(ProjectCollection))]
public sealed class GetEncordCollectionCommand : EncordConnectedCommand
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ProjectHash")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public ProjectReference[] Project { get; set; } = [];

    [Parameter(Position = 1)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Name { get; set; }

    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? CollectionUuid { get; set; }

    private protected override void ProcessInput()
    {
        foreach (var project in Project)
        {
            Guard(project, () => Write(Resolve(project)));
        }
    }

    private void Write(string projectHash)
    {
        var names = NameFilter.From(Name);
        var missing = new HashSet<string>(CollectionUuid ?? [], StringComparer.OrdinalIgnoreCase);
        List<Titled> all = [];
        foreach (var collection in Stream(Client.Collections.ListAsync(projectHash, CollectionUuid, EndToken)))
        {
            all.Add(new Titled(collection.Name, collection.CollectionUuid));
            missing.Remove(collection.CollectionUuid);
            if (names.Takes(collection.Name))
            {
                WriteObject(collection);
            }
        }

        var miss = new TitleMiss("collection", "collections", "name") { Where = $" in the project {projectHash}", Which = "of the project that this user sees" };
        foreach (var name in names.NotFound)
        {
            WriteFailure(new EncordException(EncordErrorId.NotFound, miss.Describe(name, all)), name);
        }

        foreach (var absent in missing)
        {
            WriteFailure(new EncordException(EncordErrorId.NotFound, $"The project {projectHash} has no collection {absent}, or none that this user sees."), absent);
        }
    }
}
