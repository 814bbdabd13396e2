namespace Encord.Emulator.Media;

/// <summary>Finds out from the bytes of a file what it holds. Names and declared types are not believed, except for plain text, which has no mark.</summary>
internal static class MediaInspector
{
    private const int HeadLength = 512;

    /// <summary>What a reader makes of a file: null when it is none of its kind.</summary>
    /// <param name="head">The first bytes, at most 512.</param>
    private delegate MediaInfo? Reader(ReadOnlySpan<byte> head, Stream content);

    private static readonly Dictionary<string, Reader[]> Readers = new(StringComparer.Ordinal)
    {
        ["image"] = [ImageReader.Read, TiffReader.Read, HeifReader.Read],
        ["video"] = [Mp4Reader.ReadVideo, AviReader.Read, MatroskaReader.ReadVideo],
        ["audio"] = [WavReader.Read, FlacReader.Read, Mp4Reader.ReadAudio, Mp3Reader.Read, MatroskaReader.ReadAudio],
        ["dicomFile"] = [DicomReader.Read],
        ["nifti"] = [NiftiReader.Read],
        ["pdf"] = [PdfReader.Read],
    };

    /// <param name="itemType">The declared kind of the file.</param>
    /// <param name="title">For plain text, whose kind only the name tells.</param>
    /// <exception cref="UnreadableMediaException">It is not that, or it is empty or damaged.</exception>
    public static MediaInfo Inspect(string itemType, string title, Stream content)
    {
        if (content.Length == 0)
        {
            throw new UnreadableMediaException($"'{title}' is empty.");
        }

        if (itemType == "plainText")
        {
            return TextReader.Read(title, content);
        }

        if (!Readers.TryGetValue(itemType, out var readers))
        {
            throw new UnreadableMediaException($"The emulator does not take files of type {itemType}.");
        }

        var head = new byte[(int)Math.Min(HeadLength, content.Length)];
        content.ReadExactly(head);
        try
        {
            foreach (var reader in readers)
            {
                content.Position = 0;
                if (reader(head, content) is { } info)
                {
                    return info;
                }
            }
        }
        catch (Exception error) when (error is EndOfStreamException or InvalidDataException or ArgumentException or OverflowException or IndexOutOfRangeException)
        {
            throw new UnreadableMediaException($"'{title}' is damaged or cut off.", error);
        }

        throw new UnreadableMediaException($"'{title}' is not {(itemType is "image" or "audio" ? "an" : "a")} {Name(itemType)} file that is supported.");
    }

    private static string Name(string itemType) => itemType switch
    {
        "dicomFile" => "DICOM",
        "nifti" => "NIfTI",
        "pdf" => "PDF",
        _ => itemType,
    };
}
