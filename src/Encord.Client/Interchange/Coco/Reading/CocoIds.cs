using System.Globalization;

namespace Encord.Client.Interchange.Coco.Reading;

/// <summary>
/// Ids of images and categories. COCO's are whole numbers, and stay so; those that are text get a number that no file can hold as one. Text that is a
/// whole number is that number, because writers of COCO files mix both.
/// </summary>
internal sealed class CocoIds
{
    /// <summary>What an id gets that no image and no category has.</summary>
    public const long Unknown = long.MinValue;

    /// <summary>Numbers up to this one stand for text.</summary>
    private const long LastOfText = long.MinValue + (1L << 40);

    private readonly Dictionary<string, long> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _texts = [];

    /// <summary>Whether a number is an id by itself; one that is not is taken as text.</summary>
    public static bool IsOwn(long number) => number > LastOfText;

    /// <summary>Whether text is a number as JSON would write it: <c>7</c> and not <c>007</c>.</summary>
    public static bool TryNumber(string text, out long number) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number) && IsOwn(number)
        && text == number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The number for text, which is made where it has none yet.</summary>
    public long Add(string text)
    {
        if (!_numbers.TryGetValue(text, out var number))
        {
            number = Unknown + 1 + _texts.Count;
            _numbers.Add(text, number);
            _texts.Add(text);
        }

        return number;
    }

    /// <summary>The number of an id as a person writes it; <see cref="Unknown"/> where the file has none.</summary>
    public long Find(string id) => TryNumber(id, out var number) || _numbers.TryGetValue(id, out number) ? number : Unknown;

    /// <summary>The id as the file has it.</summary>
    public string Text(long id) => IsOwn(id) ? id.ToString(CultureInfo.InvariantCulture) : _texts[(int)(id - Unknown - 1)];
}
