using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace Encord.PowerShell.Parameters;

/// <summary>
/// Reads text that is given for a number or a time, before the engine does: the engine reads times in the calendar of the session's culture, passes over commas in numbers and rounds
/// fractions to whole numbers, all without a word.
/// </summary>
public abstract class PlainTextTransformationAttribute : ArgumentTransformationAttribute
{
    public sealed override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        try
        {
            return PlainValue.Unwrap(inputData) switch
            {
                IList items => items.Cast<object?>().Select(item => Read(PlainValue.Unwrap(item), CultureInfo.CurrentCulture)).ToArray(),
                object value => Read(value, CultureInfo.CurrentCulture)!,
                null => null!,
            };
        }
        catch (EncordException failure)
        {
            throw new ArgumentTransformationMetadataException(failure.Message, failure);
        }
    }

    /// <summary>The number or time that a text means; anything else as it is.</summary>
    private protected abstract object? Read(object? value, CultureInfo culture);
}
