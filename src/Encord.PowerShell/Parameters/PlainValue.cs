using System.Collections;
using System.Collections.Specialized;
using System.Management.Automation;

namespace Encord.PowerShell.Parameters;

/// <summary>Takes PowerShell's wrapping off values that go to the client, which knows no PowerShell: hashtables, lists and custom objects inside each other.</summary>
internal static class PlainValue
{
    // Deep enough for every document of the wire, and an end for an object that contains itself.
    private const int MaximumDepth = 100;

    public static object? Of(object? value) => Of(value, 0);

    public static IDictionary Of(IDictionary value) => (IDictionary)Of((object)value)!;

    /// <summary>The value without its wrapping. A custom object has nothing but its wrapping and stays as it is.</summary>
    public static object? Unwrap(object? value) => value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;

    /// <exception cref="EncordException">The value is nested too deeply.</exception>
    public static void CheckDepth(int depth)
    {
        if (depth > MaximumDepth)
        {
            throw new EncordException(EncordErrorId.InvalidArgument, $"The value is nested more than {MaximumDepth} levels deep; does it contain itself?");
        }
    }

    private static object? Of(object? value, int depth)
    {
        CheckDepth(depth);
        var inner = Unwrap(value);
        switch (inner)
        {
            case PSObject custom:
                var members = new OrderedDictionary(StringComparer.OrdinalIgnoreCase);
                foreach (var property in custom.Properties)
                {
                    members[WholeText.Require(property.Name)] = Of(property.Value, depth + 1);
                }

                return members;
            case IDictionary dictionary:
                var entries = new OrderedDictionary(dictionary.Count, StringComparer.OrdinalIgnoreCase);
                foreach (DictionaryEntry entry in dictionary)
                {
                    entries[WholeText.Require(Convert.ToString(entry.Key, System.Globalization.CultureInfo.InvariantCulture)!)] = Of(entry.Value, depth + 1);
                }

                return entries;
            case string text:
                return WholeText.Require(text);
            case Array { Rank: > 1 }:
                return inner;
            case IEnumerable items:
                return items.Cast<object?>().Select(item => Of(item, depth + 1)).ToArray();
            default:
                return inner;
        }
    }
}
