namespace Encord.Client.Interchange.Coco.Reading;

/// <summary>Finds bytes that are not UTF-8.</summary>
internal static class Utf8Text
{
    /// <summary>The place of the first such byte; −1 for none.</summary>
    public static int FirstFault(ReadOnlySpan<byte> bytes)
    {
        for (var i = 0; i < bytes.Length;)
        {
            var length = bytes[i] switch { < 0x80 => 1, >= 0xC2 and < 0xE0 => 2, >= 0xE0 and < 0xF0 => 3, >= 0xF0 and < 0xF5 => 4, _ => 0 };
            if (length == 0 || i + length > bytes.Length)
            {
                return i;
            }

            for (var next = 1; next < length; next++)
            {
                if ((bytes[i + next] & 0xC0) != 0x80)
                {
                    return i;
                }
            }

            // Longer than it need be, a surrogate, or beyond the last character.
            if ((bytes[i] == 0xE0 && bytes[i + 1] < 0xA0) || (bytes[i] == 0xED && bytes[i + 1] >= 0xA0)
                || (bytes[i] == 0xF0 && bytes[i + 1] < 0x90) || (bytes[i] == 0xF4 && bytes[i + 1] >= 0x90))
            {
                return i;
            }

            i += length;
        }

        return -1;
    }
}
