using Encord.Client.Datasets;
using Encord.Client.Http;
using Encord.Client.Json;
using Encord.Client.Titles;

namespace Encord.Client.Projects;

/// <summary>Projects, and the datasets attached to them.</summary>
internal sealed class ProjectClient(EncordTransport transport)
{
    private static readonly ElementParser<Project> Parser = ElementParser<Project>.Of(ProjectRecord.Read);

    public Task<Project> GetAsync(string projectHash, CancellationToken cancellationToken) =>
        transport.SendAsync(V2Request.Get($"projects/{projectHash}"), Parser, cancellationToken);

    /// <summary>The projects that the user can see.</summary>
    public IAsyncEnumerable<Project> ListAsync(TitleFilter? filter = null, CancellationToken cancellationToken = default) =>
        transport.PageAsync(V2Request.Get($"projects", (filter ?? new TitleFilter()).ToQuery("desc")), Parser, cancellationToken: cancellationToken);

    /// <summary>The datasets attached to a project: hash, title and description.</summary>
    public IAsyncEnumerable<Dataset> ListDatasetsAsync(string projectHash, CancellationToken cancellationToken = default) =>
        transport.PageAsync(
            V2Request.Get($"projects/{projectHash}/datasets"),
            ElementParser<Dataset>.Of(record => DatasetRecord.Read(record, projectHash)),
            cancellationToken: cancellationToken);

    /// <summary>Attaches datasets to a project.</summary>
    public Task AddDatasetsAsync(string projectHash, IEnumerable<string> datasetHashes, CancellationToken cancellationToken) =>
        transport.SendAsync(
            new V1Query(ResourceScope.Project, projectHash, "projectdataset", "POST")
            {
                Payload = JsonFragment.Write(writer =>
                {
                    writer.WriteStartObject();
                    writer.WriteStartArray("dataset_hashes");
                    foreach (var datasetHash in datasetHashes)
                    {
                        writer.WriteStringValue(datasetHash);
                    }

                    writer.WriteEndArray();
                    writer.WriteEndObject();
                }),
            },
            cancellationToken);

    /// <summary>Detaches datasets from a project. Their labels in the project go with them; the data stays.</summary>
    public Task RemoveDatasetsAsync(string projectHash, IEnumerable<string> datasetHashes, CancellationToken cancellationToken) =>
        transport.SendAsync(
            new V1Query(ResourceScope.Project, projectHash, "projectdataset", "DELETE") { Uid = JsonFragment.Texts(datasetHashes) },
            cancellationToken);
}
