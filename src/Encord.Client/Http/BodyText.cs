using System.Text;
using Encord.Client.Json;

namespace Encord.Client.Http;

/// <summary>Bodies as <c>-Debug</c> shows them: the beginning, cleaned as the server's words are.</summary>
internal static class BodyText
{
    /// <summary>How many bytes of a body are shown.</summary>
    public const int Shown = 16 * 1024;

    public static string Of(ReadOnlyMemory<byte> beginning, bool isWhole)
    {
        if (beginning.IsEmpty)
        {
            return "(nothing)";
        }

        var repaired = WireText.Repaired(beginning);
#if NET
        var text = Encoding.UTF8.GetString(repaired.Span);
#else
        var text = Encoding.UTF8.GetString(repaired.ToArray());
#endif
        return (ServerText.Clean(text, Shown) ?? "(blanks)") + (isWhole ? string.Empty : "… (there is more)");
    }
}
