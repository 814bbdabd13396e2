using Encord.Client.Json;

namespace Encord.PowerShell.Parameters;

/// <summary>
/// Tells text that is not Unicode: half of a surrogate pair, as damaged files and careless cuts leave it. Writers of JSON and addresses put another character
/// in its place without a word, so it is refused before.
/// </summary>
internal static class WholeText
{
    /// <summary>Gives the text back.</summary>
    /// <exception cref="EncordException"><see cref="EncordErrorId.InvalidArgument"/>: it is not Unicode.</exception>
    public static string Require(string text) => WireText.IsText(text) ? text : throw Refuse("A text of the value");

    /// <summary>The first parameter whose text is not Unicode; null when all are.</summary>
    public static string? FirstBroken(IEnumerable<KeyValuePair<string, object?>> parameters)
    {
        foreach (var parameter in parameters)
        {
            if (parameter.Value is string text ? !WireText.IsText(text) : parameter.Value is string?[] texts && Array.Exists(texts, one => one is not null && !WireText.IsText(one)))
            {
                return parameter.Key;
            }
        }

        return null;
    }

    public static EncordException Refuse(string what) => new(
        EncordErrorId.InvalidArgument, $"{what} is not Unicode: it holds half of a surrogate pair, which would be sent as another character. Correct the text.");
}
