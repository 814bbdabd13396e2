using System.Management.Automation;
using Encord.Client;
using Encord.PowerShell.Connection;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Engine;

/// <summary>A command that talks to the server.</summary>
public abstract class EncordConnectedCommand : EncordCommand
{
    private EncordConnection? _resolved;
    private ReferenceResolver? _references;
    private Dictionary<string, string>? _titles;

    /// <summary>The connection to use; without it the runspace's own, then the one that the environment names.</summary>
    [Parameter]
    [ConnectionTransformation]
    [ValidateNotNull]
    public EncordConnection? Connection { get; set; }

    /// <summary>The client behind the connection.</summary>
    internal EncordClient Client => (EncordClient)ResolvedConnection.Client;

    private protected EncordConnection ResolvedConnection
    {
        get
        {
            try
            {
                return _resolved ??= Connection ?? ConnectionStore.Current ?? ConnectionStore.FromEnvironment() ?? throw NotConnected();
            }
            catch (EncordException failure)
            {
                // Opening the environment's connection can fail for its key; nothing of this command can go on then.
                ThrowTerminatingError(FailureRecord.Create(failure, null));
                throw;
            }
        }
    }

    private protected override void BeginCommand()
    {
        // A command without a connection fails before it reads its input.
        _ = ResolvedConnection;
    }

    /// <summary>The hash of the project that the user named; a title is looked up.</summary>
    internal string Resolve(ProjectReference project) =>
        project.Hash ?? Await(References.ResolveAsync(project, EndToken));

    internal string Resolve(DatasetReference dataset) => dataset.Hash ?? Await(References.ResolveAsync(dataset, EndToken));

    internal string Resolve(OntologyReference ontology) => ontology.Hash ?? Await(References.ResolveAsync(ontology, EndToken));

    internal string Resolve(UserGroupReference group) => group.Hash ?? Await(References.ResolveAsync(group, EndToken));

    internal string Resolve(CloudIntegrationReference integration) => integration.Uuid ?? Await(References.ResolveAsync(integration, EndToken));

    internal string Resolve(StorageFolderReference folder) => folder.Uuid ?? Await(References.ResolveAsync(folder, EndToken));

    private ReferenceResolver References => _references ??= new ReferenceResolver(Client);

    /// <summary>The project by title and hash, for questions; by its hash alone where nobody reads them.</summary>
    internal string DescribeProject(ProjectReference project, string projectHash)
    {
        var title = project.Value?.Title ?? project.Title;
        if (title is null && AsksOrPretends(ConfirmImpact.Medium) && !(_titles ??= new(StringComparer.Ordinal)).TryGetValue(projectHash, out title))
        {
            title = Await(Client.Projects.GetAsync(projectHash, EndToken)).Title;
            _titles[projectHash] = title;
        }

        return title is null ? projectHash : $"'{title}' ({projectHash})";
    }

    /// <summary>
    /// Whether <c>ShouldProcess</c> will show its text rather than answer yes at once: only then is it worth a request to name the thing
    /// by its title.
    /// </summary>
    internal bool AsksOrPretends(ConfirmImpact impact) => Audience.AsksOrPretends(impact);

    private static EncordException NotConnected() => new(
        EncordErrorId.NotConnected,
        "There is no connection to Encord. Run Connect-Encord first, give -Connection, or set ENCORD_SSH_KEY_FILE or ENCORD_SSH_KEY.");
}
