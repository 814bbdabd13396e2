using Encord.Client.Http;
using Encord.Client.Json;
using Encord.Client.Titles;

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

    /// <summary>Makes an empty dataset.</summary>
    /// <param name="title">Need not be unique.</param>
    /// <param name="description">Null for none.</param>
    /// <param name="createBackingFolder">Whether its items get a folder of their own in the storage.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Its hash.</returns>
    public Task<string> CreateAsync(string title, string? description, bool createBackingFolder, CancellationToken cancellationToken) =>
        transport.SendAsync(
            V2Request.Post($"datasets", JsonFragment.Write(writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("title", title);
                writer.WriteTextIfAny("description", description);
                writer.WriteBoolean("createBackingFolder", createBackingFolder);
                writer.WriteBoolean("legacyCall", false);
                writer.WriteEndObject();
            })),
            ElementParser<string>.Of(record => record.RequiredText("datasetUuid")),
            cancellationToken);
}
