using Encord.Client.Interchange.Exporting;

namespace Encord.Client.Pictures;

/// <summary>
/// What two sides have in common and what not. The reference is solid and the difference dashed; colours are of a palette that colour-blind people can tell apart, and words say it too.
/// </summary>
internal sealed class ComparisonStyle(ComparedRows compared) : OverlayStyle
{
    /// <summary>The outcomes as classes, so that they are counted and can be hidden like those.</summary>
    public static readonly IReadOnlyList<ClassSource> Outcomes =
    [
        new(nameof(LabelMatchOutcome.Matched), "Matched", "outcome"), new(nameof(LabelMatchOutcome.Missed), "Missed", "outcome"), new(nameof(LabelMatchOutcome.Extra), "Extra", "outcome"),
    ];

    public override string Legend => "Solid: the reference. Dashed: the difference. Missed is in the reference only, extra in the difference only; matched is drawn from both.";

    public override string ColourOf(ExportPicture picture, ExportLabel label, OntologyStructure ontology) => ColourOf(label.Match!.Outcome);

    public override string ColourOf(ExportClass one, ExportPlan plan) => ColourOf((LabelMatchOutcome)Enum.Parse(typeof(LabelMatchOutcome), one.Name));

    public override bool IsDashed(ExportLabel label) => !IsReference(label);

    /// <summary>Where both sides have it, words beside one of them say all.</summary>
    public override bool HasTag(ExportLabel label) => label.Match!.Outcome != LabelMatchOutcome.Matched || !IsReference(label);

    /// <summary><c>Car · missed</c>, <c>Car · IoU 87 % · Colour: Red, Blue</c></summary>
    public override string WordsOf(ExportLabel label) => TextOf(label.Match!);

    public override IEnumerable<string> NotesOf(ExportPicture picture) => compared.OfAll(picture).Select(TextOf);

    private static bool IsReference(ExportLabel label) => ReferenceEquals(label.Instance, label.Match!.Reference);

    // Of Okabe and Ito: bluish green, vermilion and sky blue.
    private static string ColourOf(LabelMatchOutcome outcome) => outcome switch
    {
        LabelMatchOutcome.Matched => "#009E73",
        LabelMatchOutcome.Missed => "#D55E00",
        _ => "#56B4E9",
    };

    private static string TextOf(LabelMatch match)
    {
        var words = new List<string>();
        if ((match.Difference ?? match.Reference) is ClassificationInstance one)
        {
            words.Add(TextOf(one));
        }
        else
        {
            words.Add(match.FeatureName ?? match.FeatureHash ?? "");
        }

        words.Add(match.Outcome == LabelMatchOutcome.Matched ? "IoU " + Percent(match.Iou ?? 1) : match.Outcome == LabelMatchOutcome.Missed ? "missed" : "extra");
        if (match.Confidence < 1)
        {
            words.Add(Percent(match.Confidence.Value));
        }

        if (match.AnswerDifference.Length > 0)
        {
            words.Add(match.AnswerDifference);
        }

        return string.Join(" \u00B7 ", words);
    }
}
