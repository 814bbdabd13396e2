using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Encord.Client.Interchange.Exporting;

/// <summary>How files are named: <c>{Title}</c>, <c>{DataHash}</c>, <c>{DatasetTitle}</c> and <c>{Frame}</c>, which may have a format such as <c>{Frame:000000}</c>.</summary>
internal sealed class NamePattern
{
    private const string FrameFormat = "000000";

    private static readonly Regex Parts = new(@"\{(?<name>[A-Za-z]+)(:(?<format>0+))?\}|(?<text>[^{}]+)|(?<wrong>[{}])", RegexOptions.CultureInvariant);

    private readonly List<(string? Name, string Text)> _parts = [];

    /// <exception cref="EncordException"><see cref="EncordErrorId.InvalidArgument"/>: there is something in it that is not known.</exception>
    public NamePattern(string? pattern)
    {
        foreach (Match part in Parts.Matches(pattern ?? "{Title}"))
        {
            var name = part.Groups["name"].Value;
            if (part.Groups["text"].Success)
            {
                _parts.Add((null, part.Value));
            }
            else if (name.ToLowerInvariant() is "title" or "datahash" or "datasettitle" or "frame" && (name.ToLowerInvariant() == "frame" || !part.Groups["format"].Success))
            {
                _parts.Add((name.ToLowerInvariant(), part.Groups["format"].Success ? part.Groups["format"].Value : FrameFormat));
            }
            else
            {
                throw new EncordException(
                    EncordErrorId.InvalidArgument,
                    $"'{part.Value}' in -NamePattern '{pattern}' is not known. Use {{Title}}, {{DataHash}}, {{DatasetTitle}} and {{Frame}} or {{Frame:000000}}.");
            }
        }

        HasFrame = _parts.Exists(part => part.Name == "frame");
    }

    public bool HasFrame { get; }

    /// <summary>The name before anything is done about names that are equal.</summary>
    /// <param name="data">Of what.</param>
    /// <param name="frame">Of which frame.</param>
    /// <param name="suffix">Put behind what names the data, before a frame that the pattern does not say.</param>
    /// <param name="isOneOfMany">Whether it has other files.</param>
    public string Of(NamedData data, int frame, string suffix, bool isOneOfMany)
    {
        var name = new StringBuilder();
        foreach ((var part, var text) in _parts)
        {
            name.Append(part switch
            {
                null => FileStem.Clean(text),
                "title" => FileStem.Of(data.Title.Length > 0 ? data.Title : data.DataHash),
                "datahash" => FileStem.Clean(data.DataHash),
                "datasettitle" => FileStem.Clean(data.DatasetTitle),
                _ => frame.ToString(text, CultureInfo.InvariantCulture),
            });
        }

        name.Append(suffix);
        if (isOneOfMany && !HasFrame)
        {
            name.Append('_').Append(frame.ToString(FrameFormat, CultureInfo.InvariantCulture));
        }

        return name.ToString();
    }
}

/// <summary>What names are made of.</summary>
/// <param name="Title">Of the data unit.</param>
/// <param name="DataHash">Its hash.</param>
/// <param name="DatasetTitle">Of its dataset; empty where nobody knows.</param>
/// <param name="IsOneOfMany">Whether each file is a part of it: an image of a group, a frame.</param>
internal readonly record struct NamedData(string Title, string DataHash, string DatasetTitle, bool IsOneOfMany)
{
    /// <summary>A row whose pictures are written one by one.</summary>
    public static NamedData Of(LabelRow row) => new(row.DataTitle, row.DataHash, row.DatasetTitle, row.DataType is not "Image");
}
