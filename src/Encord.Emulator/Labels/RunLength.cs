namespace Encord.Emulator.Labels;

/// <summary>The compressed text form of run lengths that COCO tools use.</summary>
internal static class RunLength
{
    private const int FirstCharacter = 48;
    private const int GroupBits = 5;
    private const int GroupMask = 0x1f;
    private const int MoreBit = 0x20;
    private const int SignBit = 0x10;
    private const int MostGroups = 12;

    /// <summary>Runs that alternate zeros and ones, zeros first; false when the text is not such a form.</summary>
    public static bool TryDecode(string text, out List<long> runs)
    {
        runs = [];
        var position = 0;
        while (position < text.Length)
        {
            long value = 0;
            var shift = 0;
            bool hasMore;
            do
            {
                if (position == text.Length || shift > MostGroups * GroupBits)
                {
                    return false;
                }

                var group = text[position++] - FirstCharacter;
                if (group is < 0 or > 63)
                {
                    return false;
                }

                value |= (long)(group & GroupMask) << shift;
                shift += GroupBits;
                hasMore = (group & MoreBit) != 0;
                if (!hasMore && (group & SignBit) != 0)
                {
                    value |= -1L << shift;
                }
            }
            while (hasMore);

            if (runs.Count > 2)
            {
                value += runs[^2];
            }

            if (value < 0)
            {
                return false;
            }

            runs.Add(value);
        }

        return true;
    }

    public static bool TryCount(string text, out long pixels)
    {
        var isValid = TryDecode(text, out var runs);
        pixels = isValid ? runs.Sum() : 0;
        return isValid;
    }

    public static string Encode(IReadOnlyList<long> runs)
    {
        var text = new System.Text.StringBuilder();
        for (var i = 0; i < runs.Count; i++)
        {
            var value = i > 2 ? runs[i] - runs[i - 2] : runs[i];
            bool hasMore;
            do
            {
                var group = (int)(value & GroupMask);
                value >>= GroupBits;
                hasMore = (group & SignBit) != 0 ? value != -1 : value != 0;
                text.Append((char)((hasMore ? group | MoreBit : group) + FirstCharacter));
            }
            while (hasMore);
        }

        return text.ToString();
    }
}
