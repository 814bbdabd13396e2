using System.Globalization;
using System.Text.Json;

namespace Encord.Client.Models;

/// <summary>Numbers that must stay floating-point numbers on the wire: the vendor's records drop a threshold that is written as an integer.</summary>
internal static class WireFloat
{
    public static void WriteFloat(this Utf8JsonWriter writer, string name, double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        writer.WritePropertyName(name);
        writer.WriteRawValue(text.IndexOfAny(['.', 'E', 'e']) < 0 ? text + ".0" : text, skipInputValidation: true);
    }
}
