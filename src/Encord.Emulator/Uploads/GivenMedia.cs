using System.Text.Json;
using Encord.Emulator.Datasets;
using Encord.Emulator.Media;
using Encord.Emulator.Pipeline;

namespace Encord.Emulator.Uploads;

/// <summary>What a user says about a file in a cloud, which is believed.</summary>
internal static class GivenMedia
{
    public static MediaInfo Read(string itemType, JsonElement given)
    {
        var mimeType = given.Text("mimeType");
        return itemType switch
        {
            "image" => new MediaInfo(itemType, mimeType ?? "image/jpeg") { Width = Whole(given, "width"), Height = Whole(given, "height") },
            "video" => new MediaInfo(itemType, mimeType ?? "video/mp4")
            {
                Width = Whole(given, "width"),
                Height = Whole(given, "height"),
                FramesPerSecond = Real(given, "fps"),
                Duration = Real(given, "duration"),
                Frames = Math.Max(1, (int)Math.Round(Real(given, "fps") * Real(given, "duration"))),
            },
            "audio" => MediaInfo.Recording(
                mimeType ?? "audio/mpeg", Real(given, "duration"),
                new AudioFormat(Whole(given, "sampleRate"), Whole(given, "bitDepth"), Whole(given, "numChannels"), given.RequiredText("codec"))),
            "pdf" => new MediaInfo(itemType, "application/pdf") { Frames = Whole(given, "numPages") },
            "dicomFile" => Dicom(given.Member("tags") ?? throw WireError.InvalidArguments("'dicomMetadata' needs 'tags'.")),
            _ => new MediaInfo(itemType, mimeType ?? "application/octet-stream"),
        };
    }

    /// <summary>Tags as pydicom writes them: <c>"00280010": {"vr": "US", "Value": [512]}</c>.</summary>
    private static MediaInfo Dicom(JsonElement tags)
    {
        JsonElement? First(string tag) =>
            tags.Member(tag)?.Member("Value") is { ValueKind: JsonValueKind.Array } values && values.GetArrayLength() > 0 ? values[0] : null;
        int? Number(string tag) => First(tag) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number) ? number : null;
        string? Text(string tag) => First(tag) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;
        return new MediaInfo("dicomFile", "application/dicom")
        {
            Width = Number("00280011"),
            Height = Number("00280010"),
            Frames = Number("00280008") ?? 1,
            Dicom = new DicomIdentity(Text("00080018"), Text("0020000D"), Text("0020000E")),
        };
    }

    private static int Whole(JsonElement given, string name) =>
        given.Integer(name) ?? throw WireError.InvalidArguments($"'{name}' is missing in the metadata of a file.");

    private static double Real(JsonElement given, string name) =>
        given.Real(name) ?? throw WireError.InvalidArguments($"'{name}' is missing in the metadata of a file.");
}
