using System.Text.Json;
using Encord.Emulator.Pipeline;

namespace Encord.Emulator.Uploads;

/// <summary>
/// Reads what a job is to do: the structured lists of the SDK, or the file that a user wrote for data in a cloud. They say the same in camel
/// and in snake case, and the user's file numbers the members of a group as <c>objectUrl_0</c>, <c>objectUrl_1</c>, ….
/// </summary>
internal static class UploadRequestReader
{
    private static readonly (string List, string OtherList, string ItemType, string Metadata)[] Single =
    [
        ("videos", "videos", "video", "videoMetadata"), ("images", "images", "image", "imageMetadata"), ("audio", "audio", "audio", "audioMetadata"),
        ("nifti", "nifti", "nifti", "niftiMetadata"), ("text", "texts", "plainText", "textMetadata"), ("pdf", "pdfs", "pdf", "pdfMetadata"),
    ];

    /// <param name="body">With <c>dataItems</c>, or with the user's file under <paramref name="filesName"/>.</param>
    public static UploadRequest Read(JsonElement body, string filesName, string integrationName)
    {
        var items = body.Member("dataItems");
        var files = body.Member(filesName);
        if (items is null == files is null)
        {
            throw WireError.InvalidArguments($"Give either 'dataItems' or '{filesName}'.");
        }

        var integration = body.Text(integrationName);
        if (files is not null && integration is null)
        {
            throw WireError.InvalidArguments($"'{filesName}' needs '{integrationName}'.");
        }

        var lists = (items ?? files)!.Value;
        var units = Units(lists).ToList();
        return units.Count == 0
            ? throw WireError.InvalidArguments("There is nothing to add: every list is empty.")
            : new UploadRequest(
                units, integration, body.Flag("ignoreErrors"), Either(lists, "skipDuplicateUrls", "skip_duplicate_urls")?.ValueKind == JsonValueKind.True,
                Either(lists, "upsertMetadata", "upsert_metadata")?.ValueKind == JsonValueKind.True,
                body.Text("folderUuid"), body.Text("fileName"));
    }

    private static IEnumerable<UploadUnit> Units(JsonElement lists)
    {
        foreach (var (list, otherList, itemType, metadata) in Single)
        {
            foreach (var entry in Entries(lists, list, otherList))
            {
                yield return new UploadUnit(itemType, entry.Text("title"), Metadata(entry), [File(entry, "objectUrl", itemType, metadata)]);
            }
        }

        foreach (var entry in Entries(lists, "imageGroups", "image_groups"))
        {
            var files = Members(entry, "images", "image", "imageMetadata");
            yield return new UploadUnit(
                "imageGroup", entry.Text("title"), Metadata(entry), files, entry.Flag("createVideo"), entry.Flag("clusterByResolution"));
        }

        foreach (var entry in Entries(lists, "dicomSeries", "dicom_series"))
        {
            yield return new UploadUnit("dicomSeries", entry.Text("title"), Metadata(entry), Members(entry, "dicomFiles", "dicomFile", "dicomMetadata"));
        }

        foreach (var entry in Entries(lists, "imageGroupsFromItems", "image_groups_from_items"))
        {
            yield return new UploadUnit(
                "imageGroup", entry.Text("title"), Metadata(entry), [], entry.Flag("createVideo"), entry.Flag("clusterByResolution"),
                entry.Texts("imageItems", required: true));
        }
    }

    private static JsonElement? Either(JsonElement entry, string name, string otherName) => entry.Member(name) ?? entry.Member(otherName);

    private static IEnumerable<JsonElement> Entries(JsonElement lists, string name, string otherName) => Either(lists, name, otherName) switch
    {
        null => [],
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray(),
        _ => throw WireError.InvalidArguments($"'{name}' must be a list."),
    };

    private static string Metadata(JsonElement entry) => entry.Member("clientMetadata") switch
    {
        null => "{}",
        { ValueKind: JsonValueKind.Object } value => value.GetRawText(),
        _ => throw WireError.InvalidArguments("'clientMetadata' must be an object."),
    };

    private static List<UploadFile> Members(JsonElement entry, string list, string itemType, string metadata)
    {
        if (entry.Member(list) is { ValueKind: JsonValueKind.Array } members)
        {
            return [.. members.EnumerateArray().Select(member => File(member, "url", itemType, metadata))];
        }

        var files = new List<UploadFile>();
        while (entry.Text($"objectUrl_{files.Count}") is { } url)
        {
            files.Add(new UploadFile(url, Title: null, PlaceholderItemUuid: null, Given: null, GivenSize: null));
        }

        return files;
    }

    private static UploadFile File(JsonElement entry, string urlName, string itemType, string metadata)
    {
        var given = entry.Member(metadata);
        return new UploadFile(
            entry.RequiredText(urlName), entry.Text("title"), entry.Text("placeholderItemUuid"),
            given is null ? null : GivenMedia.Read(itemType, given.Value), given?.Long("fileSize"));
    }
}
