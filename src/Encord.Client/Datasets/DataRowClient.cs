using System.Text.Json;
using Encord.Client.Http;
using Encord.Client.Json;

namespace Encord.Client.Datasets;

/// <summary>Data rows of datasets, and the files behind the data of projects.</summary>
internal sealed class DataRowClient(EncordTransport transport)
{
    /// <summary>The data rows of a dataset, as they arrive. One request, however many there are.</summary>
    public IAsyncEnumerable<DataRow> ListAsync(string datasetHash, DataRowFilter filter, CancellationToken cancellationToken = default) =>
        transport.StreamAsync(
            new V1Query(ResourceScope.Dataset, datasetHash, "datarows", "GET") { Payload = JsonFragment.Write(writer => Write(writer, filter)) },
            ElementParser<DataRow>.Of(record => DataRowRecord.Read(record, datasetHash)),
            cancellationToken);

    /// <summary>One data row, with its images and metadata.</summary>
    public Task<DataRow> GetAsync(string datasetHash, string dataHash, bool signUrls, CancellationToken cancellationToken) =>
        transport.SendAsync(
            new V1Query(ResourceScope.Dataset, datasetHash, "datarow", "GET")
            {
                Uid = dataHash,
                Payload = JsonFragment.Write(writer =>
                {
                    writer.WriteStartObject();
                    writer.WriteStartObject("additional_data");
                    writer.WriteBoolean("signed_url", signUrls);
                    writer.WriteStartObject("images_data_fetch_options");
                    writer.WriteBoolean("fetch_signed_urls", signUrls);
                    writer.WriteEndObject();
                    writer.WriteBoolean("client_metadata", true);
                    writer.WriteEndObject();
                    writer.WriteEndObject();
                }),
            },
            ElementParser<DataRow>.Of(record => DataRowRecord.Read(record, datasetHash)),
            cancellationToken);

    /// <summary>The files of a data unit of a project: one, or the images of a group in their order.</summary>
    public Task<EncordList<DataFile>> GetFilesAsync(string projectHash, string dataHash, bool signUrls, CancellationToken cancellationToken) =>
        transport.SendAsync(
            new V1Query(ResourceScope.Project, projectHash, "datasetdata", "GET")
            {
                Uid = JsonFragment.Write(writer =>
                {
                    writer.WriteStartObject();
                    writer.WriteString("data_hash", dataHash);
                    writer.WriteBoolean("get_signed_url", signUrls);
                    writer.WriteEndObject();
                }),
            },
            ElementParser<EncordList<DataFile>>.Of(record => ReadFiles(record, projectHash, dataHash)),
            cancellationToken);

    private static EncordList<DataFile> ReadFiles(JsonRecord record, string projectHash, string dataHash)
    {
        var files = record.Objects("images").Select((image, index) => new DataFile(projectHash, dataHash)
        {
            ImageHash = image.Text("image_hash"),
            Index = index,
            Title = image.Text("title") ?? string.Empty,
            FileLink = image.Text("file_link"),
        }).ToList();
        if (record.Object("video") is { } single)
        {
            files.Insert(0, new DataFile(projectHash, dataHash) { Title = single.Text("title") ?? string.Empty, FileLink = single.Text("file_link") });
        }

        return new(files);
    }

    /// <summary>All keys, in the order of the vendor's releases, nulls included.</summary>
    private static void Write(Utf8JsonWriter writer, DataRowFilter filter)
    {
        writer.WriteStartObject();
        writer.WriteString("title_eq", filter.Title);
        writer.WriteString("title_like", filter.TitleLike);
        writer.WriteString("created_before", filter.CreatedBefore is { } before ? WireTime.ForV1(before) : null);
        writer.WriteString("created_after", filter.CreatedAfter is { } after ? WireTime.ForV1(after) : null);
        writer.WriteTextsOrNull("data_types", filter.DataTypes?.Select(WireEnums.DataType.Write));
        writer.WriteStartObject("dataset_access_settings");
        writer.WriteBoolean("fetch_client_metadata", filter.IncludeClientMetadata);
        writer.WriteEndObject();
        writer.WriteTextsOrNull("data_hashes", filter.DataHashes);
        writer.WriteEndObject();
    }
}

/// <summary>Which data rows are listed. Null leaves a condition out; several must all hold.</summary>
internal sealed record DataRowFilter
{
    public string? Title { get; init; }

    /// <summary>An SQL pattern: <c>%</c> for any text, <c>_</c> for any character.</summary>
    public string? TitleLike { get; init; }

    public DateTimeOffset? CreatedBefore { get; init; }

    public DateTimeOffset? CreatedAfter { get; init; }

    /// <summary>As users see them.</summary>
    public IReadOnlyList<string>? DataTypes { get; init; }

    public IReadOnlyList<string>? DataHashes { get; init; }

    public bool IncludeClientMetadata { get; init; }
}
