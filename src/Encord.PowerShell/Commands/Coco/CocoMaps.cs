using System.Collections;
using System.Globalization;
using System.Management.Automation;
using Encord.Client.Interchange.Coco.Importing;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.Coco;

/// <summary>Reads the hashtables of <c>-CategoryMap</c> and <c>-ImageMap</c>. Keys are ids, as numbers or text.</summary>
internal static class CocoMaps
{
    /// <summary>Values are feature hashes, names, or anything with a <c>FeatureHash</c>, such as an object of the ontology.</summary>
    public static IReadOnlyDictionary<string, string>? Categories(IDictionary? map) => Read(map, "CategoryMap", value =>
        value.BaseObject as string ?? Property(value, "FeatureHash") ?? throw Refused("CategoryMap", $"'{value}' is neither a feature hash nor a name."));

    /// <summary>Values are data hashes, a data hash and a frame (<c>@{ DataHash = …; Frame = … }</c> or a list of both), or a label row.</summary>
    public static IReadOnlyDictionary<string, CocoImageTarget>? Images(IDictionary? map) => Read(map, "ImageMap", value =>
    {
        var hash = value.BaseObject;
        object? frame = null;
        if (value.BaseObject is IDictionary pair)
        {
            hash = pair["DataHash"] ?? pair["data_hash"];
            frame = pair["Frame"] ?? pair["frame"];
        }
        else if (value.BaseObject is object[] list && list.Length is 1 or 2)
        {
            hash = list[0];
            frame = list.Length > 1 ? list[1] : null;
        }
        else if (value.BaseObject is not (string or Guid))
        {
            hash = Property(value, "DataHash");
            frame = value.Properties["Frame"]?.Value;
        }

        var text = (hash is PSObject wrapped ? wrapped.BaseObject : hash)?.ToString() ?? "";
        if (!Guid.TryParse(text, out var parsed))
        {
            throw Refused("ImageMap", $"'{text}' is not the hash of a data unit.");
        }

        return new CocoImageTarget(parsed.ToString(), frame is null ? null : Number<int>("ImageMap", frame));
    });

    private static Dictionary<string, T>? Read<T>(IDictionary? map, string name, Func<PSObject, T> convert)
    {
        if (map is null)
        {
            return null;
        }

        var result = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (DictionaryEntry entry in map)
        {
            if (entry.Value is null)
            {
                throw Refused(name, $"there is nothing for the id {entry.Key}.");
            }

            result[Key(name, entry.Key)] = convert(PSObject.AsPSObject(entry.Value));
        }

        return result;
    }

    /// <summary>An id as the file may have it. 3.0 is 3.</summary>
    private static string Key(string name, object key) => PlainValue.Unwrap(key) switch
    {
        string { Length: > 0 } text => text,
        Guid guid => guid.ToString(),
        _ => Number<long>(name, key).ToString(CultureInfo.InvariantCulture),
    };

    private static T Number<T>(string name, object value)
    {
        try
        {
            return LanguagePrimitives.TryConvertTo(WholeNumberTransformationAttribute.Whole(PlainValue.Unwrap(value), CultureInfo.CurrentCulture), out T number)
                ? number
                : throw new EncordException(EncordErrorId.InvalidArgument, $"'{value}' is not a whole number.");
        }
        catch (EncordException failure)
        {
            throw Refused(name, failure.Message);
        }
    }

    private static string? Property(PSObject value, string name) => value.Properties[name]?.Value?.ToString();

    private static EncordException Refused(string name, string why) => new(EncordErrorId.InvalidArgument, $"In -{name}, {why}");
}
