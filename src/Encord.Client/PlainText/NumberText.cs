using System.Globalization;
using System.Text.RegularExpressions;
using Encord.Client.Auth;

namespace Encord.Client.PlainText;

/// <summary>
/// Reads numbers that people wrote as text. The invariant form means the same in every culture; a culture's own form is taken where it can mean nothing else. Thousands are never
/// separated: a comma that is read as nothing makes 1 of 0,1.
/// </summary>
internal static class NumberText
{
    private const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    // 1,234 is a thousand and more in some cultures, and a little more than one in others.
    private static readonly Regex MayBeThousands = new(@"^[+-]?[1-9]\d{0,2},\d{3}$", RegexOptions.CultureInvariant);

    /// <exception cref="EncordException">The text is not a number, or can mean two.</exception>
    public static double Read(string text, CultureInfo culture)
    {
        var trimmed = text.Trim();
        var read = TryRead(trimmed, CultureInfo.InvariantCulture, out var number) || (!MayBeThousands.IsMatch(trimmed) && TryRead(trimmed, culture, out number));
        return read ? number : throw Refuse(text, "a number");
    }

    /// <inheritdoc cref="Read"/>
    public static long ReadWhole(string text, CultureInfo culture)
    {
        // Identifiers may have more digits than a floating-point number holds.
        if (long.TryParse(text.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
        {
            return whole;
        }

        var number = Read(text, culture);
        return IsWhole(number) ? (long)number : throw Refuse(text, "a whole number");
    }

    /// <summary>Whether the number is whole, and so small that each whole number of its size can be told from the next.</summary>
    public static bool IsWhole(double number) => Math.Abs(number) < 1L << 53 && Math.Floor(number) == number;

    private static bool TryRead(string text, CultureInfo culture, out double number) =>
        double.TryParse(text, Plain, culture, out number) && !double.IsNaN(number) && !double.IsInfinity(number);

    private static EncordException Refuse(string text, string what) => new(
        EncordErrorId.InvalidArgument,
        $"{SecretText.Quote(text, "What was given (not shown, because it may be a key)")} is not {what}."
            + (text.IndexOf(',') >= 0 ? " Write decimals with a point (0.1), thousands without a separator, and a list without quotation marks around it (0, 1)." : ""));
}
