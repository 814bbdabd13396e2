namespace Encord.Client.Downloads;

/// <summary>Which size of a picture file a label row has.</summary>
internal enum SizeMatch
{
    /// <summary>The one that browsers show, after turning.</summary>
    Shown,

    /// <summary>That of the pixels as they are stored; what is shown has width and height exchanged.</summary>
    Stored,

    /// <summary>Another one.</summary>
    Neither,
}

/// <summary>The size that an image file says of itself, and whether it is to be turned for showing (EXIF).</summary>
/// <param name="Width">Of the pixels as they are stored.</param>
/// <param name="Height">Of the pixels as they are stored.</param>
/// <param name="Orientation">1 as stored; 5 to 8 swap width and height.</param>
/// <param name="IsGrey">Whether it has no colours.</param>
internal readonly record struct ImageHeader(int Width, int Height, int Orientation, bool IsGrey = false)
{
    /// <summary>Bytes that hold the headers of nearly all files.</summary>
    public const int Length = 128 * 1024;

    /// <summary>Whether width and height are exchanged for showing.</summary>
    public bool IsSwapped => Orientation >= 5;

    /// <summary>The size as the picture is shown.</summary>
    public (int Width, int Height) Shown => IsSwapped ? (Height, Width) : (Width, Height);

    /// <summary>Compares with the size that a label row has: what labels lie on is not said anywhere else.</summary>
    public SizeMatch Match(int width, int height) => Shown == (width, height) ? SizeMatch.Shown : (Width, Height) == (width, height) ? SizeMatch.Stored : SizeMatch.Neither;

    /// <summary>Of a file; null also where it cannot be read, which others tell.</summary>
    public static ImageHeader? ReadFile(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            var head = new byte[Length];
            var length = 0;
            for (int read; length < head.Length && (read = file.Read(head, length, head.Length - length)) > 0;)
            {
                length += read;
            }

            Array.Resize(ref head, length);
            return Read(head);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Null for files that are neither PNG nor JPEG, and where the header lies further behind.</summary>
    public static ImageHeader? Read(byte[] head)
    {
        if (head.Length > 24 && head[0] == 0x89 && head[1] == (byte)'P')
        {
            return new ImageHeader((int)Big(head, 16, 4), (int)Big(head, 20, 4), ReadPngOrientation(head) ?? 1, head.Length > 25 && head[25] is 0 or 4);
        }

        return head.Length > 4 && head[0] == 0xFF && head[1] == 0xD8 ? ReadJpeg(head) : null;
    }

    private static ImageHeader? ReadJpeg(byte[] head)
    {
        var orientation = 1;
        for (var at = 2; at + 9 < head.Length && head[at] == 0xFF;)
        {
            int marker = head[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }

            var length = (int)Big(head, at + 2, 2);
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                return new ImageHeader((int)Big(head, at + 7, 2), (int)Big(head, at + 5, 2), orientation, head[at + 9] == 1);
            }

            if (marker == 0xE1 && at + 18 < head.Length && head[at + 4] == (byte)'E' && head[at + 5] == (byte)'x')
            {
                orientation = ReadOrientation(head, at + 10, Math.Min(head.Length, at + 2 + length)) ?? orientation;
            }

            at += 2 + length;
        }

        return null;
    }

    /// <summary>A chunk before the pixels may have it.</summary>
    private static int? ReadPngOrientation(byte[] head)
    {
        for (var at = 8L; at + 12 <= head.Length;)
        {
            var length = Big(head, (int)at, 4);
            var type = Big(head, (int)at + 4, 4);
            if (type == 0x65584966)
            {
                return ReadOrientation(head, (int)at + 8, (int)Math.Min(head.Length, at + 8 + length));
            }

            if (type == 0x49444154)
            {
                break;
            }

            at += 12 + length;
        }

        return null;
    }

    private static int? ReadOrientation(byte[] head, int start, int end)
    {
        if (start + 8 > end)
        {
            return null;
        }

        var isLittle = head[start] == (byte)'I';
        var directory = start + Number(start + 4, 4);
        if (directory + 2 > end)
        {
            return null;
        }

        var entries = Number((int)directory, 2);
        for (long i = 0; i < entries && directory + 2 + (12 * (i + 1)) <= end; i++)
        {
            var entry = (int)(directory + 2 + (12 * i));
            if (Number(entry, 2) == 0x0112)
            {
                return Number(entry + 8, 2) is >= 1 and <= 8 and var found ? (int)found : null;
            }
        }

        return null;

        long Number(int at, int count)
        {
            if (!isLittle)
            {
                return Big(head, at, count);
            }

            long number = 0;
            for (var i = count - 1; i >= 0; i--)
            {
                number = (number << 8) | head[at + i];
            }

            return number;
        }
    }

    private static long Big(byte[] bytes, int at, int count)
    {
        long number = 0;
        for (var i = 0; i < count; i++)
        {
            number = (number << 8) | bytes[at + i];
        }

        return number;
    }
}
