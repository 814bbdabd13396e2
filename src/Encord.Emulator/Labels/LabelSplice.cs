using System.Text;
using System.Text.Json;

namespace Encord.Emulator.Labels;

/// <summary>Small changes within JSON bytes that leave every other byte as it is.</summary>
internal static class LabelSplice
{
    /// <summary>Puts an e-mail where <c>createdBy</c> or <c>lastEditedBy</c> is null, as the platform does on save.</summary>
    public static byte[] FillAuthors(ReadOnlySpan<byte> json, string author)
    {
        // Most documents have no null at all; looking for one is far cheaper than reading tokens.
        if (json.IndexOf("null"u8) < 0)
        {
            return json.ToArray();
        }

        var value = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(author));
        var places = new List<(int At, int Length, byte[] Text)>();
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName
                || !(reader.ValueTextEquals("createdBy"u8) || reader.ValueTextEquals("lastEditedBy"u8)))
            {
                continue;
            }

            reader.Read();
            if (reader.TokenType == JsonTokenType.Null)
            {
                places.Add(((int)reader.TokenStartIndex, "null".Length, value));
            }
        }

        return Replace(json, places);
    }

    /// <summary>Release 0.1.190 cannot read a classification answer without <c>spaces</c>, and 0.1.150 does not write it.</summary>
    public static byte[] AddSpaces(ReadOnlySpan<byte> answers)
    {
        var places = new List<(int At, int Length, byte[] Text)>();
        var reader = new Utf8JsonReader(answers);
        var start = 0;
        var hasMembers = false;
        var hasSpaces = false;
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject when reader.CurrentDepth == 1:
                    (start, hasMembers, hasSpaces) = ((int)reader.TokenStartIndex + 1, false, false);
                    break;
                case JsonTokenType.PropertyName when reader.CurrentDepth == 2:
                    hasMembers = true;
                    hasSpaces |= reader.ValueTextEquals("spaces"u8);
                    break;
                case JsonTokenType.EndObject when reader.CurrentDepth == 1 && !hasSpaces:
                    places.Add((start, 0, Encoding.ASCII.GetBytes(hasMembers ? "\"spaces\":{}," : "\"spaces\":{}")));
                    break;
            }
        }

        return Replace(answers, places);
    }

    private static byte[] Replace(ReadOnlySpan<byte> source, List<(int At, int Length, byte[] Text)> places)
    {
        var target = new byte[source.Length + places.Sum(place => place.Text.Length - place.Length)];
        var (read, written) = (0, 0);
        foreach (var (at, length, text) in places)
        {
            source[read..at].CopyTo(target.AsSpan(written));
            written += at - read;
            text.CopyTo(target, written);
            written += text.Length;
            read = at + length;
        }

        source[read..].CopyTo(target.AsSpan(written));
        return target;
    }
}
