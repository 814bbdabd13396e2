using System.Globalization;

namespace Encord.Client.Interchange.Importing;

/// <summary>The numbers of label files: whatever no picture can have is none, so that sums and differences of two are numbers as well.</summary>
internal static class PlaceNumber
{
    private const double Most = 1e9;

    public static bool TryParse(string? text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && number >= -Most && number <= Most;
}
