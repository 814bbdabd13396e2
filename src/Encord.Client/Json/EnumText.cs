using System.Text;

namespace Encord.Client.Json;

/// <summary>The two spellings of the values of one enumeration: the wire's, and the PascalCase one that users see. Values nobody knows yet pass through unchanged.</summary>
internal sealed class EnumText
{
    private readonly Dictionary<string, string> _shown = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _sent = new(StringComparer.OrdinalIgnoreCase);

    private EnumText(IEnumerable<(string Wire, string Shown)> values)
    {
        foreach (var (wire, shown) in values)
        {
            _shown[wire] = shown;
            _sent[shown] = _sent.TryGetValue(shown, out var first) ? first : wire;
        }
    }

    /// <summary>The values as users see them.</summary>
    public IReadOnlyCollection<string> Values => _sent.Keys;

    /// <summary>From the wire's spellings alone, such as <c>IN_REVIEW</c> or <c>inReview</c>.</summary>
    public static EnumText Of(params string[] wire) => new(wire.Select(value => (value, Pascal(value))));

    public static EnumText Of(params (string Wire, string Shown)[] values) => new(values);

    /// <summary>What users see; null for what the server did not say.</summary>
    public string? Read(string? wire) => wire is null ? null : _shown.TryGetValue(wire, out var shown) ? shown : wire;

    /// <summary>What is sent for a value in either spelling.</summary>
    public string Write(string value) => _sent.TryGetValue(value, out var wire) ? wire : value;

    private static string Pascal(string wire)
    {
        var isUpper = wire.ToUpperInvariant() == wire;
        var text = new StringBuilder(wire.Length);
        var startsWord = true;
        foreach (var character in wire)
        {
            if (character == '_')
            {
                startsWord = true;
                continue;
            }

            text.Append(startsWord ? char.ToUpperInvariant(character) : isUpper ? char.ToLowerInvariant(character) : character);
            startsWord = false;
        }

        return text.ToString();
    }
}
