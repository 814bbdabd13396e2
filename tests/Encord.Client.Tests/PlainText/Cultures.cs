using System.Globalization;

namespace Encord.Client.Tests.PlainText;

/// <summary>
/// Cultures whose numbers or dates differ from the invariant ones, made by hand: these tests run without culture data (ICU). The real ones, and those with calendars of their own,
/// are tried in the real shell.
/// </summary>
internal static class Cultures
{
    public const string Invariant = "";
    public const string British = "British";
    public const string German = "German";
    public const string Persian = "Persian";

    public static readonly string[] Names = [Invariant, British, German, Persian];

    public static CultureInfo Get(string name)
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        switch (name)
        {
            case British:
                culture.DateTimeFormat.SetAllDateTimePatterns(["dd/MM/yyyy"], 'd');
                break;
            case German:
                culture.NumberFormat.NumberDecimalSeparator = ",";
                culture.NumberFormat.NumberGroupSeparator = ".";
                culture.DateTimeFormat.DateSeparator = ".";
                culture.DateTimeFormat.SetAllDateTimePatterns(["dd.MM.yyyy", "dd.MM.yy"], 'd');
                break;
            case Persian:
                culture.NumberFormat.NumberDecimalSeparator = "٫";
                culture.NumberFormat.NegativeSign = "\u200e−";
                culture.DateTimeFormat.SetAllDateTimePatterns(["yyyy/M/d"], 'd');
                break;
            default:
                break;
        }

        return culture;
    }
}
