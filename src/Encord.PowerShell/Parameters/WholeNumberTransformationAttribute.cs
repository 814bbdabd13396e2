using System.Globalization;
using Encord.Client.PlainText;

namespace Encord.PowerShell.Parameters;

/// <summary>On every parameter that is a whole number: text means the same in every culture, or is refused, and a fraction is not rounded.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class WholeNumberTransformationAttribute : PlainTextTransformationAttribute
{
    private protected override object? Read(object? value, CultureInfo culture) => Whole(value, culture);

    /// <summary>The whole number that the value is; what is neither text nor a number stays as it is.</summary>
    internal static object? Whole(object? value, CultureInfo culture) => value switch
    {
        string text => NumberText.ReadWhole(text, culture),
        double or float or decimal when !NumberText.IsWhole(Convert.ToDouble(value, CultureInfo.InvariantCulture)) =>
            throw new EncordException(EncordErrorId.InvalidArgument, $"{Convert.ToString(value, CultureInfo.InvariantCulture)} is not a whole number."),
        _ => value,
    };
}
