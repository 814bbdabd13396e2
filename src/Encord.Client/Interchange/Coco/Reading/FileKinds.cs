using System.Text.Json;

namespace Encord.Client.Interchange.Coco.Reading;

/// <summary>Names files that are something else than a COCO file with objects, so that a person knows what to do with them.</summary>
internal static class FileKinds
{
    /// <exception cref="EncordException">The file is packed.</exception>
    public static void RequireText(Stream stream, string path)
    {
        var start = new byte[4];
        var count = 0;
        for (int read; count < start.Length && (read = stream.Read(start, count, start.Length - count)) > 0; count += read)
        {
        }

        stream.Position = 0;
        var kind = (count, start[0], start[1]) switch
        {
            (4, (byte)'P', (byte)'K') when start[2] is 3 or 5 => "a ZIP file. Unpack it with Expand-Archive and import the JSON file that is in it",
            ( >= 2, 0x1F, 0x8B) => "a gzip file. Unpack it and import the JSON file that is in it",
            ( >= 3, (byte)'B', (byte)'Z') when start[2] == 'h' => "a bzip2 file. Unpack it and import the JSON file that is in it",
            (4, (byte)'7', (byte)'z') => "a 7-Zip file. Unpack it and import the JSON file that is in it",
            _ => null,
        };
        if (kind is not null)
        {
            throw new EncordException(EncordErrorId.InvalidArgument, $"'{path}' is {kind}. Nothing was saved.");
        }
    }

    /// <summary>What other COCO task a file with such an annotation is of; null for none.</summary>
    public static string? OfAnnotation(ReadOnlySpan<byte> json)
    {
        var members = Members(json);
        return members.Contains("segments_info")
            ? "it is a COCO panoptic file, whose masks are in pictures of their own. Convert it to COCO instances first"
            : members.Contains("caption") && !members.Contains("category_id")
                ? "it is a COCO captions file, which has texts about whole images and no objects"
                : null;
    }

    /// <summary>Whether an element of a list is a prediction, as the COCO tools take them.</summary>
    public static bool IsResult(ReadOnlySpan<byte> json)
    {
        var members = Members(json);
        return members.Contains("image_id") && (members.Contains("score") || members.Contains("category_id") || members.Contains("caption"));
    }

    private static HashSet<string> Members(ReadOnlySpan<byte> json)
    {
        var members = new HashSet<string>(StringComparer.Ordinal);
        var reader = CocoValue.ReaderOf(json);
        if (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (CocoValue.TryText(ref reader, out var name))
                {
                    members.Add(name!);
                }

                reader.Read();
                reader.Skip();
            }
        }

        return members;
    }
}
