using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Encord.Client.Uploads;

/// <summary>What a DICOM file says of itself: which series it belongs to, and which instance of it it is.</summary>
/// <remarks>
/// Only the data elements up to the series are read (DICOM PS3.5 and PS3.10), never the pixels, so that a folder of large files is looked at quickly.
/// </remarks>
internal sealed record DicomHeader(string? SeriesUid, string? InstanceUid)
{
    private const int PreambleLength = 128;
    private const int LongestUid = 64;
    private const int DeepestSequence = 32;
    private const uint Undefined = 0xFFFFFFFF;

    private const uint TransferSyntax = 0x00020010;
    private const uint EndOfMeta = 0x0002FFFF;
    private const uint Instance = 0x00080018;
    private const uint Series = 0x0020000E;
    private const uint Item = 0xFFFEE000;
    private const uint SequenceEnd = 0xFFFEE0DD;

    /// <summary>Reads the header of a file.</summary>
    /// <returns>Null when the content is not DICOM.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static DicomHeader? Read(Stream file)
    {
        var start = new byte[PreambleLength + 4];
        var length = Fill(file, start, start.Length);
        if (length == start.Length && start[128] == 'D' && start[129] == 'I' && start[130] == 'C' && start[131] == 'M')
        {
            var about = Elements(file, ElementForm.LittleExplicit, EndOfMeta, lastGroup: 2);
            return ReadDataSet(file, about.TryGetValue(TransferSyntax, out var syntax) ? syntax : null);
        }

        // Old programs write the data set alone; it begins with group 8, and with its length or its VR in a form that other files hardly have.
        if (length < 8 || start[0] != 8 || start[1] != 0 || start[3] != 0)
        {
            return null;
        }

        file.Position = 0;
        var isExplicit = start[4] is >= (byte)'A' and <= (byte)'Z' && start[5] is >= (byte)'A' and <= (byte)'Z';
        return ReadDataSet(file, isExplicit ? null : "1.2.840.10008.1.2") is { SeriesUid: not null } header ? header : null;
    }

    private static DicomHeader ReadDataSet(Stream file, string? syntax)
    {
        var form = syntax switch
        {
            "1.2.840.10008.1.2" => ElementForm.LittleImplicit,
            "1.2.840.10008.1.2.2" => ElementForm.BigExplicit,
            _ => ElementForm.LittleExplicit,
        };
        using var inflated = syntax == "1.2.840.10008.1.2.1.99" ? new DeflateStream(file, CompressionMode.Decompress, leaveOpen: true) : null;
        var found = Elements(inflated ?? file, form, Series, lastGroup: 0x0020);
        return new DicomHeader(found.TryGetValue(Series, out var series) ? series : null, found.TryGetValue(Instance, out var instance) ? instance : null);
    }

    /// <summary>The UIDs up to a tag; none where the elements are damaged, for then the server has to decide about the file.</summary>
    private static Dictionary<uint, string> Elements(Stream stream, ElementForm form, uint lastTag, int lastGroup)
    {
        try
        {
            return new Walk(stream, form).Until(lastTag, lastGroup);
        }
        catch (InvalidDataException)
        {
            return [];
        }
    }

    /// <summary>Reads as many bytes as are there, and not more than <paramref name="length"/>.</summary>
    private static int Fill(Stream stream, byte[] buffer, int length)
    {
        var filled = 0;
        while (filled < length && stream.Read(buffer, filled, length - filled) is > 0 and var read)
        {
            filled += read;
        }

        return filled;
    }

    private enum ElementForm
    {
        LittleExplicit,
        LittleImplicit,
        BigExplicit,
    }

    /// <summary>Goes from data element to data element.</summary>
    private sealed class Walk(Stream stream, ElementForm form)
    {
        private readonly byte[] _bytes = new byte[8];
        private byte[]? _skipped;

        /// <summary>The UIDs up to a tag. The end of the data, or a group after the last one, ends it too.</summary>
        /// <exception cref="InvalidDataException">The elements do not follow one another as they should.</exception>
        public Dictionary<uint, string> Until(uint lastTag, int lastGroup)
        {
            var found = new Dictionary<uint, string>();
            while (TryTag(out var tag, lastGroup))
            {
                var length = ReadLength();
                if (tag is TransferSyntax or Instance or Series && length is > 0 and <= LongestUid)
                {
                    found[tag] = Encoding.ASCII.GetString(Take((int)length)).TrimEnd('\0', ' ');
                }
                else
                {
                    Skip(length, depth: 0);
                }

                if (tag >= lastTag)
                {
                    break;
                }
            }

            return found;
        }

        /// <summary>Reads a tag; a group after the last one is left unread where the stream can go back.</summary>
        private bool TryTag(out uint tag, int lastGroup)
        {
            tag = 0;
            var start = stream.CanSeek ? stream.Position : 0;
            if (Fill(stream, _bytes, 4) < 4)
            {
                return false;
            }

            tag = ((uint)Short(0) << 16) | Short(2);
            if (tag >> 16 <= (uint)lastGroup)
            {
                return true;
            }

            if (stream.CanSeek)
            {
                stream.Position = start;
            }

            return false;
        }

        private uint ReadLength()
        {
            Need(4);
            if (form == ElementForm.LittleImplicit)
            {
                return Long(0);
            }

            var isLong = (_bytes[0], _bytes[1]) is
                ((byte)'S', (byte)'Q') or ((byte)'O', _) or ((byte)'U', (byte)'C') or ((byte)'U', (byte)'N') or ((byte)'U', (byte)'R') or ((byte)'U', (byte)'T') or ((byte)'S', (byte)'V') or ((byte)'U', (byte)'V');
            if (!isLong)
            {
                return Short(2);
            }

            Need(4);
            return Long(0);
        }

        private void Skip(uint length, int depth)
        {
            if (length != Undefined)
            {
                SkipBytes(length);
                return;
            }

            if (depth > DeepestSequence)
            {
                throw new InvalidDataException();
            }

            // A sequence of undefined length: items up to its delimiter, each with elements up to theirs where its length is undefined too.
            while (true)
            {
                Need(4);
                var tag = ((uint)Short(0) << 16) | Short(2);
                Need(4);
                var itemLength = Long(0);
                if (tag == SequenceEnd)
                {
                    return;
                }

                if (tag != Item)
                {
                    throw new InvalidDataException();
                }

                if (itemLength != Undefined)
                {
                    SkipBytes(itemLength);
                }
                else
                {
                    SkipItem(depth);
                }
            }
        }

        private void SkipItem(int depth)
        {
            const uint ItemEnd = 0xFFFEE00D;
            while (true)
            {
                Need(4);
                if ((((uint)Short(0) << 16) | Short(2)) == ItemEnd)
                {
                    Need(4);
                    return;
                }

                var length = ReadLength();
                Skip(length, depth + 1);
            }
        }

        private ushort Short(int at) => form == ElementForm.BigExplicit
            ? BinaryPrimitives.ReadUInt16BigEndian(_bytes.AsSpan(at))
            : BinaryPrimitives.ReadUInt16LittleEndian(_bytes.AsSpan(at));

        private uint Long(int at) => form == ElementForm.BigExplicit
            ? BinaryPrimitives.ReadUInt32BigEndian(_bytes.AsSpan(at))
            : BinaryPrimitives.ReadUInt32LittleEndian(_bytes.AsSpan(at));

        private byte[] Take(int length)
        {
            var value = new byte[length];
            return Fill(stream, value, length) == length ? value : throw new InvalidDataException();
        }

        private void SkipBytes(uint length)
        {
            if (stream.CanSeek)
            {
                stream.Position = length <= stream.Length - stream.Position ? stream.Position + length : throw new InvalidDataException();
                return;
            }

            _skipped ??= new byte[4096];
            for (long left = length; left > 0;)
            {
                var read = stream.Read(_skipped, 0, (int)Math.Min(left, _skipped.Length));
                left -= read > 0 ? read : throw new InvalidDataException();
            }
        }

        private void Need(int length)
        {
            if (Fill(stream, _bytes, length) < length)
            {
                throw new InvalidDataException();
            }
        }
    }
}
