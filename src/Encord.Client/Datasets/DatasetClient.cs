using Encord.Client.Http;
using Encord.Client.Json;
using Encord.Client.Projects;

namespace Encord.Client.Datasets;

/// <summary>Datasets.</summary>
internal sealed class DatasetClient(EncordTransport transport)
{
    private static readonly ElementParser<Dataset> ListParser = ElementParser<Dataset>.Of(record => DatasetRecord.Read(record));

    private static readonly byte[] AccessSettings = """{"dataset_access_settings":{"fetch_client_metadata":false}}"""u8.ToArray();

    public Task<Dataset> GetAsync(string datasetHash, CancellationToken cancellationToken) =>
        transport.SendAsync(
            new V1Query(ResourceScope.Dataset, datasetHash, "dataset", "GET") { Payload = JsonFragment.Raw(AccessSettings) },
            new DatasetParser(),
            cancellationToken);

    /// <summary>The datasets that the user can see.</summary>
    public IAsyncEnumerable<Dataset> ListAsync(TitleFilter? filter = null, CancellationToken cancellationToken = default) =>
        transport.PageAsync(V2Request.Get($"datasets/list", (filter ?? new TitleFilter()).ToQuery("description")), ListParser, "result", cancellationToken);
}
