using System.Buffers.Binary;
using System.Text;
using SkiaSharp;

namespace Encord.Emulator.Tests.Support;

/// <summary>Small files of every kind, written from the formats' descriptions.</summary>
internal static class SampleFiles
{
    public static byte[] Image(int width, int height, SKEncodedImageFormat format = SKEncodedImageFormat.Png)
    {
        using var bitmap = new SKBitmap(width, height);
        bitmap.Erase(SKColors.Teal);
        using var data = bitmap.Encode(format, 90);
        return data.ToArray();
    }

    public static byte[] Wav(int seconds, int rate = 8000, short channels = 1)
    {
        var length = seconds * rate * channels * 2;
        return Join("RIFF", Little(36 + length), "WAVEfmt ", Little(16), LittleShort(1), LittleShort(channels), Little(rate), Little(rate * channels * 2),
            LittleShort((short)(channels * 2)), LittleShort(16), "data", Little(length), new byte[length]);
    }

    public static byte[] Avi(int width, int height, int frames, int microsecondsPerFrame)
    {
        var header = Join(Little(microsecondsPerFrame), new byte[12], Little(frames), new byte[12], Little(width), Little(height), new byte[16]);
        var list = Join("hdrl", "avih", Little(header.Length), header);
        return Join("RIFF", Little(12 + list.Length), "AVI ", "LIST", Little(list.Length), list);
    }

    public static byte[] Mp4(int width, int height, int frames, int timeScale, int duration)
    {
        var description = Join(new byte[4], Big(1), Box("avc1", new byte[24], BigShort((short)width), BigShort((short)height), new byte[50]));
        var table = Box("stbl", Box("stsd", description), Box("stsz", new byte[8], Big(frames)));
        var media = Box("mdia", Box("mdhd", new byte[12], Big(timeScale), Big(duration), new byte[4]), Box("hdlr", new byte[8], "vide", new byte[13]), Box("minf", table));
        return Join(Box("ftyp", "isom", new byte[4]), Box("mdat", new byte[100]), Box("moov", Box("trak", media)));
    }

    public static byte[] Flac(int rate, int channels, int depth, long samples)
    {
        var settings = new byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(settings, ((ulong)rate << 44) | ((ulong)(channels - 1) << 41) | ((ulong)(depth - 1) << 36) | (ulong)samples);
        return Join("fLaC", new byte[] { 0x80, 0, 0, 34 }, new byte[10], settings, new byte[16]);
    }

    /// <summary>44.1 kHz stereo at 128 kbit/s, with the encoder's count of frames.</summary>
    public static byte[] Mp3(int frames) => Join(new byte[] { 0xFF, 0xFB, 0x90, 0x00 }, new byte[32], "Xing", Big(1), Big(frames), new byte[400]);

    public static byte[] Dicom(short rows, short columns, bool isExplicit = true, string instance = "1.2.3.4.5.6")
    {
        byte[] Element(short group, short element, string kind, byte[] value)
        {
            value = value.Length % 2 == 0 ? value : [.. value, 0];
            return isExplicit || group == 2
                ? Join(LittleShort(group), LittleShort(element), kind, LittleShort((short)value.Length), value)
                : Join(LittleShort(group), LittleShort(element), Little(value.Length), value);
        }

        var transfer = isExplicit ? "1.2.840.10008.1.2.1" : "1.2.840.10008.1.2";
        return Join(
            new byte[128], "DICM", Element(2, 0x10, "UI", Encoding.ASCII.GetBytes(transfer)),
            Element(8, 0x18, "UI", Encoding.ASCII.GetBytes(instance)), Element(0x20, 0x0E, "UI", "1.2.3"u8.ToArray()),
            Element(0x28, 0x10, "US", LittleShort(rows)), Element(0x28, 0x11, "US", LittleShort(columns)), new byte[64]);
    }

    public static byte[] Nifti(short x, short y, short z)
    {
        var header = new byte[352];
        BinaryPrimitives.WriteInt32LittleEndian(header, 348);
        short[] dimensions = [3, x, y, z, 1, 1, 1, 1];
        for (var i = 0; i < dimensions.Length; i++)
        {
            BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(40 + (2 * i)), dimensions[i]);
        }

        "n+1\0"u8.CopyTo(header.AsSpan(344));
        return header;
    }

    public static byte[] Pdf(int pages) => Encoding.ASCII.GetBytes(
        "%PDF-1.4\n<</Type /Pages/Count " + pages + ">>\n" + string.Concat(Enumerable.Repeat("<</Type /Page>>\n", pages)) + "%%EOF");

    /// <param name="orientation">As in EXIF: 1 upright, 6 turned by a quarter.</param>
    public static byte[] Tiff(int width, int height, bool isLittle, short orientation = 1)
    {
        byte[] Short(short value) => isLittle ? LittleShort(value) : BigShort(value);
        byte[] Long(int value) => isLittle ? Little(value) : Big(value);
        return Join(
            isLittle ? "II" : "MM", Short(42), Long(12), new byte[4], Short(3), Short(256), Short(3), Long(1), Short((short)width), new byte[2],
            Short(257), Short(4), Long(1), Long(height), Short(274), Short(3), Long(1), Short(orientation), new byte[2], new byte[4]);
    }

    /// <summary>With a thumbnail before the primary picture, whose size must not be taken.</summary>
    public static byte[] Heif(string brand, int width, int height, bool isTurned)
    {
        var properties = Box("ipco", Box("ispe", new byte[4], Big(16), Big(12)), Box("ispe", new byte[4], Big(width), Big(height)), Box("irot", new byte[] { 1 }));
        byte[] own = isTurned ? [2, 2, 0x83] : [1, 2];
        var associations = Box("ipma", new byte[4], Big(2), BigShort(1), new byte[] { 1, 1 }, BigShort(2), own);
        return Join(
            Box("ftyp", brand, new byte[4], "mif1"),
            Box("meta", new byte[4], Box("pitm", new byte[4], BigShort(2)), Box("iprp", properties, associations)), Box("mdat", new byte[20]));
    }

    private static byte[] Box(string name, params object[] content)
    {
        var bytes = Join(content);
        return Join(Big(8 + bytes.Length), name, bytes);
    }

    private static byte[] Join(params object[] parts) =>
        [.. parts.SelectMany(part => part as byte[] ?? Encoding.ASCII.GetBytes((string)part))];

    private static byte[] Little(int value) => BitConverter.GetBytes(value);

    private static byte[] LittleShort(short value) => BitConverter.GetBytes(value);

    private static byte[] Big(int value) => [.. BitConverter.GetBytes(value).Reverse()];

    private static byte[] BigShort(short value) => [.. BitConverter.GetBytes(value).Reverse()];
}
