using System.Collections;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.Interchange;

/// <summary>Reads what <c>-Class</c> and <c>-ClassMap</c> say.</summary>
internal static class ClassInput
{
    /// <summary>The list itself, or the lines of the one file that it names.</summary>
    public static IReadOnlyList<string>? List(string[]? given, Func<string, string> resolve)
    {
        if (given is not { Length: 1 } || !File.Exists(resolve(given[0])))
        {
            return given;
        }

        try
        {
            return File.ReadAllLines(resolve(given[0])).Where(line => line.Length > 0).ToArray();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new EncordException(EncordErrorId.InvalidArgument, $"The file '{given[0]}' of -Class cannot be read: {error.Message}", error);
        }
    }

    /// <summary>Keys and values are names, feature hashes, or objects of the ontology; a value that is null leaves out.</summary>
    public static IReadOnlyDictionary<string, string?>? Map(IDictionary? map)
    {
        if (map is null)
        {
            return null;
        }

        var result = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (DictionaryEntry entry in map)
        {
            result[Text(entry.Key)!] = Text(entry.Value);
        }

        return result.Count > 0 ? result : throw new EncordException(EncordErrorId.InvalidArgument, "-ClassMap is empty. Leave it out, or say which class becomes which.");
    }

    private static string? Text(object? value) => PlainValue.Unwrap(value) switch
    {
        null => null,
        OntologyFeature feature => feature.FeatureHash,
        var other => Convert.ToString(other, System.Globalization.CultureInfo.InvariantCulture),
    };
}
