using System.Collections;
using System.Management.Automation;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.Projects;

/// <summary>Reads a table from datasets to data of them: keys are hashes, titles or datasets, values hashes or objects with a DataHash.</summary>
internal static class DataMap
{
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Read(IDictionary? map, Func<DatasetReference, string> resolve)
    {
        var result = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (DictionaryEntry entry in map ?? new Hashtable())
        {
            string[] data = [.. Values(entry.Value).Select(Hash)];
            if (!LanguagePrimitives.TryConvertTo(entry.Key, out DatasetReference dataset) || data.Length == 0)
            {
                throw new EncordException(EncordErrorId.InvalidArgument, "-DatasetDataMap maps a dataset to its data: @{ <DatasetHash> = <DataHash>, <DataHash> }.");
            }

            result[resolve(dataset)] = data;
        }

        return result;
    }

    private static IEnumerable<object> Values(object? value)
    {
        var inner = PlainValue.Unwrap(value);
        return inner switch
        {
            null => [],
            IEnumerable list and not string => list.Cast<object>(),
            _ => [value!],
        };
    }

    private static string Hash(object value)
    {
        var item = PSObject.AsPSObject(value);
        var hash = item.BaseObject is string or Guid ? item.BaseObject.ToString() : item.Properties["DataHash"]?.Value?.ToString();
        return string.IsNullOrEmpty(hash)
            ? throw new EncordException(EncordErrorId.InvalidArgument, $"'{value}' in -DatasetDataMap is neither a data hash nor an object with a DataHash.")
            : hash!;
    }
}
