using Encord.Client;

namespace Encord.PowerShell.Parameters;

/// <summary>Finds the hashes behind what the user gave as projects, datasets and so on: titles are looked up, hashes taken as they are.</summary>
internal sealed class ReferenceResolver(EncordClient client)
{
    private readonly TitleResolver _projects = new("project", "projects", (filter, token) => TitleLists.Projects(client, filter, token));

    private readonly TitleResolver _datasets = new("dataset", "datasets", (filter, token) => TitleLists.Datasets(client, filter, token));

    private readonly TitleResolver _ontologies = new("ontology", "ontologies", (filter, token) => TitleLists.Ontologies(client, filter, token));

    private readonly TitleResolver _groups = new("group", "groups", (_, token) => TitleLists.Groups(client, token), "name");

    private readonly TitleResolver _integrations = new("cloud integration", "cloud integrations", (_, token) => TitleLists.CloudIntegrations(client, token));

    private readonly TitleResolver _folders = new("storage folder", "storage folders", (filter, token) => TitleLists.StorageFolders(client, filter?.Title, token), "name");

    public Task<string> ResolveAsync(ProjectReference reference, CancellationToken cancellationToken) => reference.Mistaken is { } dataset
        ? throw new EncordException(
            EncordErrorId.InvalidArgument,
            $"'{dataset.Title}' ({dataset.DatasetHash}) is a dataset: it has data rows (Get-EncordDataRow), and label rows belong to projects. "
            + "Give the project with -Project, and take the rows of the dataset by their property DatasetHash.")
        : Find(_projects, reference.Hash, reference.Title, cancellationToken);

    public Task<string> ResolveAsync(DatasetReference reference, CancellationToken cancellationToken) => Find(_datasets, reference.Hash, reference.Title, cancellationToken);

    public Task<string> ResolveAsync(OntologyReference reference, CancellationToken cancellationToken) => Find(_ontologies, reference.Hash, reference.Title, cancellationToken);

    public Task<string> ResolveAsync(UserGroupReference reference, CancellationToken cancellationToken) => Find(_groups, reference.Hash, reference.Name, cancellationToken);

    public Task<string> ResolveAsync(CloudIntegrationReference reference, CancellationToken cancellationToken) =>
        Find(_integrations, reference.Uuid, reference.Title, cancellationToken);

    public Task<string> ResolveAsync(StorageFolderReference reference, CancellationToken cancellationToken) => Find(_folders, reference.Uuid, reference.Name, cancellationToken);

    private static Task<string> Find(TitleResolver titles, string? hash, string? title, CancellationToken cancellationToken) =>
        hash is null ? titles.ResolveAsync(title!, cancellationToken) : Task.FromResult(hash);
}
