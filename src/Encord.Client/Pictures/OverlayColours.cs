using System.Globalization;
using System.Text.RegularExpressions;
using Encord.Client.Interchange.Exporting;

namespace Encord.Client.Pictures;

/// <summary>The colours of labels: those of the ontology, else of a palette that colour-blind people can tell apart.</summary>
internal sealed class OverlayColours(OverlayColour by)
{
    // The colours of Okabe and Ito without black.
    private static readonly string[] Palette = ["#E69F00", "#56B4E9", "#009E73", "#F0E442", "#0072B2", "#D55E00", "#CC79A7"];
    private static readonly Regex Spelling = new("^#[0-9A-Fa-f]{6}$", RegexOptions.CultureInvariant);

    // Annotators of the export, or objects of one row; each gets the next colour.
    private readonly Dictionary<string, int> _known = new(StringComparer.Ordinal);
    private string? _row;

    /// <summary>The colour, <c>#RRGGBB</c>.</summary>
    public string Of(ExportPicture picture, ExportLabel label, OntologyStructure ontology) => by switch
    {
        OverlayColour.Instance => OfObject(picture.Row.LabelHash ?? picture.Row.DataHash, label.Instance!.ObjectHash),
        OverlayColour.Annotator => Next(label.Instance!.CreatedBy ?? ""),
        _ => OfClass(label.Class.Index, (ontology.Find(label.Instance!.FeatureHash) as OntologyObject)?.Color),
    };

    /// <param name="index">Of the class.</param>
    /// <param name="own">Its colour in the ontology; anything else than a colour is passed by.</param>
    public static string OfClass(int index, string? own) => own is not null && Spelling.IsMatch(own) ? own : Palette[index % Palette.Length];

    /// <summary>Black or white, whichever can be read on a colour.</summary>
    public static string TextOn(string colour)
    {
        var luminance = (0.2126 * Linear(colour, 1)) + (0.7152 * Linear(colour, 3)) + (0.0722 * Linear(colour, 5));
        return luminance > 0.18 ? "#000000" : "#FFFFFF";
    }

    private static double Linear(string colour, int at)
    {
        var part = int.Parse(colour.Substring(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4);
    }

    /// <summary>An object has one colour in all frames of its row.</summary>
    private string OfObject(string row, string objectHash)
    {
        if (_row != row)
        {
            _known.Clear();
            _row = row;
        }

        return Next(objectHash);
    }

    private string Next(string key)
    {
        if (!_known.TryGetValue(key, out var index))
        {
            _known.Add(key, index = _known.Count);
        }

        return Palette[index % Palette.Length];
    }
}
