using System.Text.Json;

namespace Encord.Client.Json;

/// <summary>What is wrong with a text that should be JSON, as a person with an editor needs it.</summary>
internal static class JsonFault
{
    /// <summary>Line and column from 1, then the reason.</summary>
    public static string Describe(JsonException fault)
    {
        var reason = fault.Message;
        var end = reason.IndexOf(" LineNumber:", StringComparison.Ordinal);
        var place = fault.LineNumber is { } line ? $"line {line + 1}, column {(fault.BytePositionInLine ?? 0) + 1}: " : "";
        return place + (end < 0 ? reason : reason.Substring(0, end));
    }
}
