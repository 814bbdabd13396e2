using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Encord.Emulator.Media;

/// <summary>DICOM files: the elements before the pixels, in both little-endian encodings.</summary>
internal static class DicomReader
{
    private const int PreambleLength = 128;
    private const string ImplicitTransfer = "1.2.840.10008.1.2";
    private const uint Undefined = 0xFFFFFFFF;
    private const uint ItemEnd = 0xFFFEE00D;
    private const uint SequenceEnd = 0xFFFEE0DD;
    private const uint Transfer = 0x00020010;
    private const uint Instance = 0x00080018;
    private const uint Study = 0x0020000D;
    private const uint Series = 0x0020000E;
    private const uint NumberOfFrames = 0x00280008;
    private const uint Rows = 0x00280010;
    private const uint Columns = 0x00280011;

    private static readonly HashSet<string> LongForms = ["OB", "OD", "OF", "OL", "OV", "OW", "SQ", "SV", "UC", "UN", "UR", "UT", "UV"];

    public static MediaInfo? Read(ReadOnlySpan<byte> head, Stream content)
    {
        if (head.Length < PreambleLength + 4 || !head[PreambleLength..].StartsWith("DICM"u8))
        {
            return null;
        }

        content.Position = PreambleLength + 4;
        var found = new Dictionary<uint, byte[]>();
        Collect(content, found);
        int? Short(uint tag) => found.TryGetValue(tag, out var bytes) && bytes.Length >= 2 ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : null;
        string? Text(uint tag) => found.TryGetValue(tag, out var bytes) ? Encoding.ASCII.GetString(bytes).TrimEnd('\0', ' ') : null;
        if (Short(Rows) is not { } rows || Short(Columns) is not { } columns)
        {
            throw new InvalidDataException();
        }

        return new MediaInfo("dicomFile", "application/dicom")
        {
            Width = columns,
            Height = rows,
            Frames = int.TryParse(Text(NumberOfFrames), CultureInfo.InvariantCulture, out var frames) ? Math.Max(1, frames) : 1,
            Dicom = new DicomIdentity(Text(Instance), Text(Study), Text(Series)),
        };
    }

    /// <summary>Reads elements in order until the picture's size is known or its pixels begin.</summary>
    private static void Collect(Stream content, Dictionary<uint, byte[]> found)
    {
        var isExplicit = true;
        var isBody = false;
        while (content.Position + 8 <= content.Length)
        {
            if (!isBody && Peek(content) != 2)
            {
                isBody = true;
                isExplicit = !found.TryGetValue(Transfer, out var transfer) || Encoding.ASCII.GetString(transfer).TrimEnd('\0', ' ') != ImplicitTransfer;
            }

            var (tag, length) = Header(content, isExplicit);
            if (tag > Columns)
            {
                return;
            }

            if (length == Undefined)
            {
                SkipSequence(content, isExplicit);
            }
            else if (tag is Transfer or Instance or Study or Series or NumberOfFrames or Rows or Columns)
            {
                var value = new byte[length <= 256 ? length : throw new InvalidDataException()];
                content.ReadExactly(value);
                found[tag] = value;
            }
            else
            {
                content.Position += length;
            }
        }
    }

    private static ushort Peek(Stream content)
    {
        Span<byte> group = stackalloc byte[2];
        content.ReadExactly(group);
        content.Position -= 2;
        return BinaryPrimitives.ReadUInt16LittleEndian(group);
    }

    private static (uint Tag, uint Length) Header(Stream content, bool isExplicit)
    {
        Span<byte> header = stackalloc byte[8];
        content.ReadExactly(header);
        var tag = ((uint)BinaryPrimitives.ReadUInt16LittleEndian(header) << 16) | BinaryPrimitives.ReadUInt16LittleEndian(header[2..]);
        if (!isExplicit || tag >> 16 == 0xFFFE)
        {
            return (tag, BinaryPrimitives.ReadUInt32LittleEndian(header[4..]));
        }

        if (!LongForms.Contains(Encoding.ASCII.GetString(header[4..6])))
        {
            return (tag, BinaryPrimitives.ReadUInt16LittleEndian(header[6..]));
        }

        content.ReadExactly(header[..4]);
        return (tag, BinaryPrimitives.ReadUInt32LittleEndian(header));
    }

    /// <summary>Items of unknown length inside a sequence of unknown length, to any depth.</summary>
    private static void SkipSequence(Stream content, bool isExplicit)
    {
        var depth = 1;
        while (depth > 0)
        {
            var (tag, length) = Header(content, isExplicit);
            if (tag is ItemEnd or SequenceEnd)
            {
                depth--;
            }
            else if (length == Undefined)
            {
                depth++;
            }
            else
            {
                content.Position += length;
            }
        }
    }
}
