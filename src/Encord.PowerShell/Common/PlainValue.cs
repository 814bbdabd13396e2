using System.Collections;
using System.Collections.Specialized;
using System.Management.Automation;

namespace Encord.PowerShell.Common;

/// <summary>Takes PowerShell's wrapping off values that go to the client, which knows no PowerShell: hashtables, lists and custom objects inside each other.</summary>
internal static class PlainValue
{
    private const int MaximumDepth = 32;

    public static object? Of(object? value) => Of(value, 0);

    public static IDictionary Of(IDictionary value) => (IDictionary)Of((object)value)!;

    private static object? Of(object? value, int depth)
    {
        if (depth > MaximumDepth)
        {
            throw new EncordException(EncordErrorId.InvalidArgument, "The value is nested too deep; does it contain itself?");
        }

        switch (value)
        {
            case PSObject { BaseObject: PSCustomObject } custom:
                var members = new OrderedDictionary(StringComparer.OrdinalIgnoreCase);
                foreach (PSPropertyInfo property in custom.Properties)
                {
                    members[property.Name] = Of(property.Value, depth + 1);
                }

                return members;
            case PSObject wrapped:
                return Of(wrapped.BaseObject, depth);
            case IDictionary dictionary:
                var entries = new OrderedDictionary(dictionary.Count, StringComparer.OrdinalIgnoreCase);
                foreach (DictionaryEntry entry in dictionary)
                {
                    entries[Convert.ToString(entry.Key, System.Globalization.CultureInfo.InvariantCulture)!] = Of(entry.Value, depth + 1);
                }

                return entries;
            case string or Array { Rank: > 1 }:
                return value;
            case IEnumerable items:
                return items.Cast<object?>().Select(item => Of(item, depth + 1)).ToArray();
            default:
                return value;
        }
    }
}
