using System.Globalization;
using Encord.Client.PlainText;

namespace Encord.PowerShell.Parameters;

/// <summary>On every parameter that is a real number: text means the same in every culture, or is refused.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NumberTransformationAttribute : PlainTextTransformationAttribute
{
    private protected override object? Read(object? value, CultureInfo culture) => value is string text ? NumberText.Read(text, culture) : value;
}
