using System.Globalization;
using System.Text;

namespace Encord.Emulator.Seeding.Scenes;

/// <summary>Sample scans: DICOM secondary captures (explicit little endian) that show a bright ball cut in slices.</summary>
internal static class SampleScan
{
    public const int Size = 128;
    public const int Slices = 8;

    private const string SecondaryCapture = "1.2.840.10008.5.1.4.1.1.7";
    private const string ExplicitLittleEndian = "1.2.840.10008.1.2.1";
    private const string Root = "1.2.826.0.1.3680043.8.498";

    public static string InstanceUid(int scan, int slice) => string.Create(CultureInfo.InvariantCulture, $"{SeriesUid(scan)}.{slice + 1}");

    public static string SeriesUid(int scan) => string.Create(CultureInfo.InvariantCulture, $"{StudyUid(scan)}.1");

    public static string StudyUid(int scan) => string.Create(CultureInfo.InvariantCulture, $"{Root}.{scan + 1}");

    public static byte[] Write(int scan, int slice)
    {
        var meta = new Elements();
        meta.Bytes(0x0002, 0x0001, "OB", [0, 1]);
        meta.Text(0x0002, 0x0002, "UI", SecondaryCapture);
        meta.Text(0x0002, 0x0003, "UI", InstanceUid(scan, slice));
        meta.Text(0x0002, 0x0010, "UI", ExplicitLittleEndian);
        var metaBytes = meta.ToArray();

        var file = new Elements();
        file.Raw(new byte[128]);
        file.Raw(Encoding.ASCII.GetBytes("DICM"));
        file.Bytes(0x0002, 0x0000, "UL", BitConverter.GetBytes(metaBytes.Length));
        file.Raw(metaBytes);
        file.Text(0x0008, 0x0016, "UI", SecondaryCapture);
        file.Text(0x0008, 0x0018, "UI", InstanceUid(scan, slice));
        file.Text(0x0008, 0x0060, "CS", "OT");
        file.Text(0x0010, 0x0010, "PN", "Sample^Patient");
        file.Text(0x0010, 0x0020, "LO", string.Create(CultureInfo.InvariantCulture, $"P{scan:D4}"));
        file.Text(0x0020, 0x000d, "UI", StudyUid(scan));
        file.Text(0x0020, 0x000e, "UI", SeriesUid(scan));
        file.Text(0x0020, 0x0013, "IS", (slice + 1).ToString(CultureInfo.InvariantCulture));
        file.Short(0x0028, 0x0002, 1);
        file.Text(0x0028, 0x0004, "CS", "MONOCHROME2");
        file.Short(0x0028, 0x0010, Size);
        file.Short(0x0028, 0x0011, Size);
        file.Short(0x0028, 0x0100, 8);
        file.Short(0x0028, 0x0101, 8);
        file.Short(0x0028, 0x0102, 7);
        file.Short(0x0028, 0x0103, 0);
        file.Bytes(0x7fe0, 0x0010, "OB", Pixels(scan, slice));
        return file.ToArray();
    }

    /// <summary>Radius of the ball on a slice, as a fraction of the size; 0 where the slice misses it.</summary>
    public static double RadiusAt(int slice)
    {
        var distance = (slice - ((Slices - 1) / 2.0)) / (Slices / 2.0);
        return Math.Round(0.3 * Math.Sqrt(Math.Max(0, 1 - (distance * distance))), 4);
    }

    private static byte[] Pixels(int scan, int slice)
    {
        var pixels = new byte[Size * Size];
        var random = new Random((scan * 100) + slice);
        var radius = RadiusAt(slice) * Size;
        for (var i = 0; i < pixels.Length; i++)
        {
            var x = (i % Size) - (Size / 2);
            var y = (i / Size) - (Size / 2);
            var inside = (x * x) + (y * y) <= radius * radius;
            pixels[i] = (byte)((inside ? 190 : 40) + random.Next(20));
        }

        return pixels;
    }

    private sealed class Elements
    {
        private readonly List<byte> _bytes = [];

        public void Raw(byte[] bytes) => _bytes.AddRange(bytes);

        public void Short(ushort group, ushort element, ushort value) => Bytes(group, element, "US", BitConverter.GetBytes(value));

        public void Text(ushort group, ushort element, string kind, string text)
        {
            var bytes = Encoding.ASCII.GetBytes(text);
            if (bytes.Length % 2 == 1)
            {
                bytes = [.. bytes, kind == "UI" ? (byte)0 : (byte)' '];
            }

            Bytes(group, element, kind, bytes);
        }

        public void Bytes(ushort group, ushort element, string kind, byte[] bytes)
        {
            Raw(BitConverter.GetBytes(group));
            Raw(BitConverter.GetBytes(element));
            Raw(Encoding.ASCII.GetBytes(kind));
            if (kind == "OB")
            {
                Raw([0, 0]);
                Raw(BitConverter.GetBytes(bytes.Length));
            }
            else
            {
                Raw(BitConverter.GetBytes((ushort)bytes.Length));
            }

            Raw(bytes);
        }

        public byte[] ToArray() => [.. _bytes];
    }
}
