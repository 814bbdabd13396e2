using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Text;
using System.Text.Json;
using Encord.Client.Json;

namespace Encord.PowerShell.Parameters;

/// <summary>Between JSON and what scripts hold: hashtables, custom objects, arrays and values.</summary>
internal static class JsonConversion
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The JSON of a script's value. Text is taken as JSON itself.</summary>
    /// <exception cref="EncordException"><see cref="EncordErrorId.InvalidArgument"/>: it cannot be JSON.</exception>
    public static byte[] ToUtf8(object value)
    {
        try
        {
            return Encode(value);
        }
        catch (Exception failure) when (failure is ArgumentException or InvalidOperationException)
        {
            throw new EncordException(
                EncordErrorId.InvalidArgument,
                "The value cannot be written as JSON: it holds text that is not Unicode, such as half of a surrogate pair, or a property that cannot be read.",
                failure);
        }
    }

    private static byte[] Encode(object value)
    {
        if (PlainValue.Unwrap(value) is string text)
        {
            try
            {
                using var document = JsonDocument.Parse(text);
                return StrictUtf8.GetBytes(text);
            }
            catch (JsonException failure)
            {
                throw new EncordException(EncordErrorId.InvalidArgument, $"The text is not JSON: {JsonFault.Describe(failure)}", failure);
            }
        }

        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            Write(writer, value, 0);
        }

        return buffer.ToArray();
    }

    /// <summary>JSON as scripts like it: objects with note properties, arrays, numbers, text.</summary>
    /// <exception cref="EncordException"><see cref="EncordErrorId.UnexpectedResponse"/>: it holds what no text of a script can.</exception>
    public static object? ToObject(JsonElement element)
    {
        try
        {
            return Shape(element);
        }
        catch (InvalidOperationException failure)
        {
            throw new EncordException(
                EncordErrorId.UnexpectedResponse,
                $"The answer of the server cannot be made into objects: {WireText.DescribeDamage(failure) ?? "it holds something that is not text"}. -Raw gives it as it is.",
                failure);
        }
    }

    private static object? Shape(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var result = new PSObject();
                foreach (var property in element.EnumerateObject())
                {
                    // A wire object may hold an empty name or one name twice; the last one wins, as it does for ConvertFrom-Json.
                    result.Properties.Remove(property.Name);
                    result.Properties.Add(new PSNoteProperty(property.Name.Length == 0 ? " " : property.Name, Shape(property.Value)));
                }

                return result;
            case JsonValueKind.Array:
                return element.EnumerateArray().Select(Shape).ToArray();
            case JsonValueKind.String:
                return element.GetString();
            case JsonValueKind.Number:
                return element.TryGetInt64(out var whole) ? whole : element.GetDouble();
            case JsonValueKind.True:
                return true;
            case JsonValueKind.False:
                return false;
            default:
                return null;
        }
    }

    private static void Write(Utf8JsonWriter writer, object? value, int depth)
    {
        PlainValue.CheckDepth(depth);
        var inner = PlainValue.Unwrap(value);
        switch (inner)
        {
            case null:
                writer.WriteNullValue();
                break;
            case string text:
                writer.WriteStringValue(WholeText.Require(text));
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case SwitchParameter flag:
                writer.WriteBooleanValue(flag.IsPresent);
                break;
            case DateTime time:
                writer.WriteStringValue(time.ToString("o", CultureInfo.InvariantCulture));
                break;
            case DateTimeOffset time:
                writer.WriteStringValue(time.ToString("o", CultureInfo.InvariantCulture));
                break;
            case double or float:
                WriteReal(writer, Convert.ToDouble(inner, CultureInfo.InvariantCulture));
                break;
            case decimal number:
                writer.WriteNumberValue(number);
                break;
            case ulong number:
                writer.WriteNumberValue(number);
                break;
            case Enum or char or Guid or Uri:
                writer.WriteStringValue(inner.ToString());
                break;
            case IConvertible number when number.GetTypeCode() is >= TypeCode.SByte and <= TypeCode.Int64:
                writer.WriteNumberValue(number.ToInt64(CultureInfo.InvariantCulture));
                break;
            case IDictionary dictionary:
                writer.WriteStartObject();
                foreach (DictionaryEntry entry in dictionary)
                {
                    writer.WritePropertyName(WholeText.Require(Convert.ToString(entry.Key, CultureInfo.InvariantCulture)!));
                    Write(writer, entry.Value, depth + 1);
                }

                writer.WriteEndObject();
                break;
            case IEnumerable items:
                writer.WriteStartArray();
                foreach (var item in items)
                {
                    Write(writer, item, depth + 1);
                }

                writer.WriteEndArray();
                break;
            default:
                writer.WriteStartObject();
                foreach (var property in PSObject.AsPSObject(value!).Properties)
                {
                    writer.WritePropertyName(WholeText.Require(property.Name));
                    Write(writer, property.Value, depth + 1);
                }

                writer.WriteEndObject();
                break;
        }
    }

    private static void WriteReal(Utf8JsonWriter writer, double number)
    {
        if (double.IsNaN(number) || double.IsInfinity(number))
        {
            throw new EncordException(EncordErrorId.InvalidArgument, $"JSON has no number {number.ToString(CultureInfo.InvariantCulture)}.");
        }

        // A real stays a real on the wire: 1.0 and not 1, which some servers read as another type.
        if (number == Math.Floor(number) && Math.Abs(number) < 1e15)
        {
            writer.WriteRawValue(number.ToString("0.0", CultureInfo.InvariantCulture), skipInputValidation: true);
        }
        else
        {
            writer.WriteNumberValue(number);
        }
    }
}
