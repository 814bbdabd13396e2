using System.Globalization;
using Encord.Client.PlainText;

namespace Encord.PowerShell.Parameters;

/// <summary>On every parameter that is a time: text means the same in every culture and calendar, or is refused.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TimeTransformationAttribute : PlainTextTransformationAttribute
{
    private protected override object? Read(object? value, CultureInfo culture) => value switch
    {
        string text => TimeText.Read(text, culture),
        // The engine would count ticks: 20241101 would be two seconds after the year 1 began.
        double or float or decimal or int or long or short or byte or sbyte or uint or ulong or ushort =>
            throw TimeText.Refuse($"{Convert.ToString(value, CultureInfo.InvariantCulture)} is a number and not a time."),
        _ => value,
    };
}
