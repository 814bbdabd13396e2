namespace Encord.Client.Http;

/// <summary>Looks at how a body begins: what is not JSON at all is told from what is merely damaged.</summary>
internal static class JsonStart
{
    public static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> utf8) => utf8.Slice(MarkLength(utf8.Span));

    /// <summary>Some proxies put a byte order mark before the text.</summary>
    public static int MarkLength(ReadOnlySpan<byte> utf8) => utf8.StartsWith("\uFEFF"u8) ? 3 : 0;

    public static ReadOnlySpan<byte> AfterBlanks(ReadOnlySpan<byte> utf8)
    {
        var first = 0;
        while (first < utf8.Length && utf8[first] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
        {
            first++;
        }

        return utf8.Slice(first);
    }

    /// <exception cref="BodyProblemException">There is nothing, or a web page.</exception>
    public static void Check(ReadOnlySpan<byte> utf8)
    {
        var text = AfterBlanks(utf8);
        if (text.IsEmpty)
        {
            throw new BodyProblemException(BodyProblem.Empty);
        }

        if (text[0] == (byte)'<')
        {
            throw new BodyProblemException(BodyProblem.Html);
        }
    }
}
