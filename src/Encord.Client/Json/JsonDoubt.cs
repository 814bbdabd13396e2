using System.Text.Json;

namespace Encord.Client.Json;

/// <summary>What JSON allows and readers take in different ways: a name that an object has twice, and text that is no Unicode.</summary>
internal static class JsonDoubt
{
    /// <summary>What is ambiguous, in a few words; null when there is only one reading.</summary>
    public static string? Find(JsonElement value)
    {
        try
        {
            return Look(value);
        }
        catch (InvalidOperationException damage)
        {
            return $"it holds {WireText.DescribeDamage(damage) ?? "something that is not text"}";
        }
    }

    private static string? Look(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                var names = new HashSet<string>(StringComparer.Ordinal);
                return value.EnumerateObject()
                    .Select(member => names.Add(member.Name) ? Look(member.Value) : $"an object has the name '{member.Name}' twice")
                    .FirstOrDefault(doubt => doubt is not null);
            case JsonValueKind.Array:
                return value.EnumerateArray().Select(Look).FirstOrDefault(doubt => doubt is not null);
            case JsonValueKind.String:
                value.GetString();
                return null;
            default:
                return null;
        }
    }
}
