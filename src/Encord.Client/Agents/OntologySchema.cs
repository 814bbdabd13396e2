using System.Text;
using System.Text.Json;

namespace Encord.Client.Agents;

/// <summary>
/// The JSON schema of what a language model may say about a picture: classifications by name, and a list of objects with shape and attributes. It is strict:
/// every member is required and nothing else is allowed; what need not be answered may be null.
/// </summary>
internal static class OntologySchema
{
    public const int LongestText = 1000;

    /// <summary>The shapes that a model can write down as numbers.</summary>
    public static bool CanBeWritten(OntologyObject feature) => Geometry(feature.Shape) is not null;

    /// <param name="features">Objects and classifications, all of shapes that can be written.</param>
    public static string Write(IReadOnlyList<OntologyFeature> features)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true }))
        {
            OntologyClassification[] classifications = [.. features.OfType<OntologyClassification>()];
            OntologyObject[] objects = [.. features.OfType<OntologyObject>()];
            string[] members = [.. classifications.Length > 0 ? ["classifications"] : Array.Empty<string>(), .. objects.Length > 0 ? ["objects"] : Array.Empty<string>()];
            WriteObject(writer, members, member =>
            {
                if (member == "classifications")
                {
                    WriteAttributes(writer, [.. classifications.Where(one => one.Attribute is not null).Select(one => one.Attribute!)]);
                }
                else
                {
                    WriteObjects(writer, objects);
                }
            });
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    /// <summary>How a feature is called among others: by its name, or by its hash where the name is taken twice.</summary>
    public static string NameOf(OntologyFeature feature, IEnumerable<OntologyFeature> among) =>
        feature.Title.Length > 0 && among.Count(other => string.Equals(other.Title, feature.Title, StringComparison.OrdinalIgnoreCase)) == 1 ? feature.Title : feature.FeatureHash;

    private static void WriteObjects(Utf8JsonWriter writer, IReadOnlyList<OntologyObject> objects)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "array");
        writer.WritePropertyName("items");
        writer.WriteStartObject();
        writer.WriteStartArray("anyOf");
        foreach (var feature in objects)
        {
            (var member, var write) = Geometry(feature.Shape)!.Value;
            WriteObject(writer, ["feature", member, "answers"], name =>
            {
                if (name == "feature")
                {
                    WriteEnum(writer, [NameOf(feature, objects)]);
                }
                else if (name == "answers")
                {
                    WriteAttributes(writer, feature.Attributes);
                }
                else
                {
                    write(writer);
                }
            });
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteAttributes(Utf8JsonWriter writer, IReadOnlyList<OntologyAttribute> attributes)
    {
        OntologyAttribute[] known = [.. attributes.Where(attribute => attribute.Type is AttributeType.Text or AttributeType.Numeric or AttributeType.Radio or AttributeType.Checklist)];
        WriteObject(writer, [.. known.Select(attribute => NameOf(attribute, known))], name => WriteAttribute(writer, known.First(attribute => NameOf(attribute, known) == name)));
    }

    private static void WriteAttribute(Utf8JsonWriter writer, OntologyAttribute attribute)
    {
        if (attribute.Type == AttributeType.Checklist)
        {
            // Not ticked is an answer too.
            WriteObject(writer, [.. attribute.Options.Select(option => NameOf(option, attribute.Options))], _ => WriteType(writer, "boolean"));
            return;
        }

        OntologyOption[] plain = [.. attribute.Options.Where(option => option.Attributes.Count == 0)];
        OntologyOption[] nested = [.. attribute.Options.Where(option => option.Attributes.Count > 0)];
        if (attribute.Required && nested.Length == 0)
        {
            WriteValue(writer, attribute, plain);
            return;
        }

        writer.WriteStartObject();
        writer.WriteStartArray("anyOf");
        if (attribute.Type != AttributeType.Radio || plain.Length > 0)
        {
            WriteValue(writer, attribute, plain);
        }

        foreach (var option in nested)
        {
            WriteObject(writer, [NameOf(option, attribute.Options)], _ => WriteAttributes(writer, option.Attributes));
        }

        if (!attribute.Required)
        {
            WriteType(writer, "null");
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter writer, OntologyAttribute attribute, IReadOnlyList<OntologyOption> plain)
    {
        switch (attribute.Type)
        {
            case AttributeType.Radio:
                WriteEnum(writer, [.. plain.Select(option => NameOf(option, attribute.Options))]);
                break;
            case AttributeType.Numeric:
                WriteType(writer, "number");
                break;
            default:
                writer.WriteStartObject();
                writer.WriteString("type", "string");
                writer.WriteNumber("maxLength", LongestText);
                writer.WriteEndObject();
                break;
        }
    }

    private static (string Member, Action<Utf8JsonWriter> Write)? Geometry(string shape) => shape switch
    {
        ObjectShape.BoundingBox => ("boundingBox", writer => WriteFractions(writer, "x", "y", "w", "h")),
        ObjectShape.RotatableBoundingBox => ("rotatableBoundingBox", writer => WriteObject(writer, ["x", "y", "w", "h", "theta"], name => WriteNumber(writer, name == "theta" ? 360 : 1))),
        ObjectShape.Polygon => ("polygon", writer => WritePoints(writer, 3)),
        ObjectShape.Polyline => ("polyline", writer => WritePoints(writer, 2)),
        ObjectShape.Point => ("point", writer => WriteFractions(writer, "x", "y")),
        _ => null,
    };

    private static void WritePoints(Utf8JsonWriter writer, int least)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "array");
        writer.WriteNumber("minItems", least);
        writer.WritePropertyName("items");
        WriteFractions(writer, "x", "y");
        writer.WriteEndObject();
    }

    // Of the width and the height of the picture, from its upper left corner.
    private static void WriteFractions(Utf8JsonWriter writer, params string[] names) => WriteObject(writer, names, _ => WriteNumber(writer, 1));

    private static void WriteNumber(Utf8JsonWriter writer, int most)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "number");
        writer.WriteNumber("minimum", 0);
        writer.WriteNumber("maximum", most);
        writer.WriteEndObject();
    }

    private static void WriteType(Utf8JsonWriter writer, string type)
    {
        writer.WriteStartObject();
        writer.WriteString("type", type);
        writer.WriteEndObject();
    }

    private static void WriteEnum(Utf8JsonWriter writer, IReadOnlyList<string> values)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "string");
        writer.WriteStartArray("enum");
        foreach (var value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteObject(Utf8JsonWriter writer, IReadOnlyList<string> members, Action<string> write)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "object");
        writer.WriteStartObject("properties");
        foreach (var member in members)
        {
            writer.WritePropertyName(member);
            write(member);
        }

        writer.WriteEndObject();
        writer.WriteStartArray("required");
        foreach (var member in members)
        {
            writer.WriteStringValue(member);
        }

        writer.WriteEndArray();
        writer.WriteBoolean("additionalProperties", false);
        writer.WriteEndObject();
    }
}
