using System.Text.Json;

namespace Encord.Client.Uploads;

/// <summary>A unit whose files have arrived.</summary>
/// <param name="Places">One for each file, in order.</param>
internal sealed record UploadedUnit(UploadUnit Unit, IReadOnlyList<UploadPlace> Places);

/// <summary>Writes what a job is to add: a list for each kind, all of them always there.</summary>
internal static class DataItems
{
    /// <summary>About how many bytes a unit takes.</summary>
    public const int TypicalLength = 320;

    private static readonly (UploadKind? Kind, string List, string FileType)[] Lists =
    [
        (UploadKind.Video, "videos", "VIDEO"), (UploadKind.ImageGroup, "imageGroups", "IMG_GROUP"), (UploadKind.Dicom, "dicomSeries", "DICOM"),
        (UploadKind.Image, "images", "IMAGE"), (null, "imageGroupsFromItems", ""), (UploadKind.Audio, "audio", "AUDIO"),
        (UploadKind.Nifti, "nifti", "NIFTI"), (UploadKind.PlainText, "text", "PLAIN_TEXT"), (UploadKind.Pdf, "pdf", "PDF"),
    ];

    public static void Write(Utf8JsonWriter writer, IReadOnlyList<UploadedUnit> units, bool createVideo)
    {
        writer.WriteStartObject();
        writer.WriteStartObject("dataItems");
        foreach (var (kind, list, fileType) in Lists)
        {
            writer.WriteStartArray(list);
            foreach (var unit in units)
            {
                if (unit.Unit.Kind == kind)
                {
                    Write(writer, unit, fileType, createVideo);
                    writer.Flush();
                }
            }

            writer.WriteEndArray();
        }

        writer.WriteBoolean("skipDuplicateUrls", false);
        writer.WriteBoolean("upsertMetadata", false);
        writer.WriteEndObject();

        // One bad file must not keep the others out.
        writer.WriteBoolean("ignoreErrors", true);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, UploadedUnit uploaded, string fileType, bool createVideo)
    {
        var unit = uploaded.Unit;
        writer.WriteStartObject();
        if (unit.Kind.IsGroup)
        {
            writer.WriteStartArray(unit.Kind == UploadKind.Dicom ? "dicomFiles" : "images");
            for (var i = 0; i < unit.Files.Count; i++)
            {
                writer.WriteStartObject();
                writer.WriteString("url", uploaded.Places[i].ObjectKey);
                writer.WriteString("title", unit.Files[i].Name);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }
        else
        {
            writer.WriteString("objectUrl", uploaded.Places[0].ObjectKey);
        }

        writer.WriteString("title", unit.Title);
        writer.WriteStartObject("clientMetadata");
        writer.WriteEndObject();
        if (unit.Kind == UploadKind.ImageGroup)
        {
            writer.WriteBoolean("createVideo", createVideo);
        }

        writer.WriteString("externalFileType", fileType);
        if (unit.Kind == UploadKind.ImageGroup)
        {
            // A video has one size of picture, so that a group of several sizes has to become several.
            writer.WriteBoolean("clusterByResolution", createVideo);
        }

        writer.WriteEndObject();
    }
}
