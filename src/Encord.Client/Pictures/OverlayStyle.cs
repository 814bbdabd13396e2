using System.Globalization;
using Encord.Client.Interchange.Exporting;

namespace Encord.Client.Pictures;

/// <summary>How labels look, and what is said of them.</summary>
internal abstract class OverlayStyle
{
    /// <summary>What lines and colours mean; null where the names of the classes say it.</summary>
    public virtual string? Legend => null;

    /// <summary>The colour of a label, <c>#RRGGBB</c>.</summary>
    public abstract string ColourOf(ExportPicture picture, ExportLabel label, OntologyStructure ontology);

    /// <summary>The one colour of a class; null where it has several.</summary>
    public abstract string? ColourOf(ExportClass one, ExportPlan plan);

    /// <summary>Whether the line of a label is dashed, which is seen without colours too.</summary>
    public abstract bool IsDashed(ExportLabel label);

    /// <summary>Whether words stand beside a label.</summary>
    public virtual bool HasTag(ExportLabel label) => true;

    /// <summary>All that is to be said of a label.</summary>
    public abstract string WordsOf(ExportLabel label);

    /// <summary>What stands beside it; empty for nothing.</summary>
    public virtual string TagOf(ExportLabel label) => WordsOf(label);

    /// <summary>What is said of the picture as a whole.</summary>
    public virtual IEnumerable<string> NotesOf(ExportPicture picture) => picture.Classifications.Select(TextOf);

    /// <summary>The answers, or where there are none the name.</summary>
    public static string TextOf(ClassificationInstance one) => one.Answers.Count > 0 ? one.Answers.ToString() : one.Name ?? "";

    /// <summary><c>87 %</c></summary>
    protected static string Percent(double share) => (share * 100).ToString("0.#", CultureInfo.InvariantCulture) + " %";
}

/// <summary>Labels as they are: what a model made is dashed.</summary>
/// <param name="by">What colours tell apart.</param>
/// <param name="tags">What stands beside a label; null for all but who made it.</param>
internal sealed class LabelStyle(OverlayColour by, IReadOnlyCollection<OverlayTag>? tags = null) : OverlayStyle
{
    private readonly OverlayColours _colours = new(by);

    public override string ColourOf(ExportPicture picture, ExportLabel label, OntologyStructure ontology) => _colours.Of(picture, label, ontology);

    public override string? ColourOf(ExportClass one, ExportPlan plan) => by != OverlayColour.Class ? null : OverlayColours.OfClass(
        one.Index, plan.Ontologies.SelectMany(ontology => ontology.Objects).FirstOrDefault(feature => plan.Classes.Find(feature.FeatureHash, out _) == one)?.Color);

    public override bool IsDashed(ExportLabel label) => !label.Instance!.ManualAnnotation;

    /// <summary><c>Car · Colour=Red · 87 % · ann@example.com</c></summary>
    public override string WordsOf(ExportLabel label) => Words(label, [OverlayTag.Name, OverlayTag.Answer, OverlayTag.Confidence, OverlayTag.Annotator]);

    public override string TagOf(ExportLabel label) => Words(label, tags ?? [OverlayTag.Name, OverlayTag.Answer, OverlayTag.Confidence]);

    private static string Words(ExportLabel label, IReadOnlyCollection<OverlayTag> said)
    {
        var instance = label.Instance!;
        var words = new List<string>();
        if (said.Contains(OverlayTag.Name))
        {
            words.Add(label.Class.Name);
        }

        if (said.Contains(OverlayTag.Answer) && instance.Answers.Count > 0)
        {
            words.Add(instance.Answers.ToString());
        }

        if (said.Contains(OverlayTag.Confidence) && instance.Confidence < 1)
        {
            words.Add(Percent(instance.Confidence));
        }

        if (said.Contains(OverlayTag.Annotator))
        {
            words.Add(instance.CreatedBy ?? "nobody known");
        }

        return string.Join(" \u00B7 ", words);
    }
}
