using System.Runtime.CompilerServices;
using Encord.Client;
using Encord.Client.Titles;

namespace Encord.PowerShell.Parameters;

/// <summary>What has a title, as titles and hashes: for looking titles up and for completing them.</summary>
internal static class TitleLists
{
    public static IAsyncEnumerable<Titled> Projects(EncordClient client, TitleFilter? filter, CancellationToken cancellationToken) =>
        Select(client.Projects.ListAsync(filter, cancellationToken), project => new Titled(project.Title, project.ProjectHash), cancellationToken);

    public static IAsyncEnumerable<Titled> Datasets(EncordClient client, TitleFilter? filter, CancellationToken cancellationToken) =>
        Select(client.Datasets.ListAsync(filter, cancellationToken), dataset => new Titled(dataset.Title, dataset.DatasetHash), cancellationToken);

    public static IAsyncEnumerable<Titled> Ontologies(EncordClient client, TitleFilter? filter, CancellationToken cancellationToken) =>
        Select(client.Ontologies.ListAsync(filter, cancellationToken), ontology => new Titled(ontology.Title, ontology.OntologyHash), cancellationToken);

    public static IAsyncEnumerable<Titled> Groups(EncordClient client, CancellationToken cancellationToken) =>
        Select(client.Organisation.ListGroupsAsync(cancellationToken), group => new Titled(group.Name, group.GroupHash), cancellationToken);

    public static IAsyncEnumerable<Titled> CloudIntegrations(EncordClient client, CancellationToken cancellationToken) =>
        Select(
            client.Integrations.ListAsync(cancellationToken: cancellationToken),
            integration => new Titled(integration.Title, integration.IntegrationUuid),
            cancellationToken);

    /// <summary>Folders at any depth; the server finds them by a part of the name.</summary>
    public static IAsyncEnumerable<Titled> StorageFolders(EncordClient client, string? name, CancellationToken cancellationToken) =>
        Select(client.Storage.ListFoldersAsync(null, name, isRecursive: true, cancellationToken), folder => new Titled(folder.Name, folder.FolderUuid), cancellationToken);

    private static async IAsyncEnumerable<Titled> Select<T>(
        IAsyncEnumerable<T> source, Func<T, Titled> select, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            yield return select(item);
        }
    }
}
