using System.Collections;
using Encord.Client.Labels.Documents;
using Encord.Client.Labels.Reading;
using Encord.Client.Ontologies.Structure;

namespace Encord.Client.Labels.Editing;

/// <summary>Copies an object, as it was read, into a row: its place as fractions of the picture, its answers by feature hash or by name.</summary>
/// <param name="source">The object on one frame.</param>
internal sealed class ObjectCopy(ObjectInstance source)
{
    /// <summary>The frames of the copy; null for the frame of the source.</summary>
    public FrameRangeList? Frames { get; init; }

    /// <summary>The identifier of the copy; null for a fresh one.</summary>
    public string? ObjectHash { get; init; }

    /// <summary>What each kind of object becomes, by name or feature hash; null where it is the same kind.</summary>
    public IDictionary? FeatureMap { get; init; }

    /// <summary>Answers that the caller gives besides; null for none.</summary>
    public IDictionary? Answers { get; init; }

    /// <summary>Whether a place that the copy would take on a frame is replaced; otherwise that is an error.</summary>
    public bool Overwrite { get; init; }

    /// <summary>Puts the copy into a row.</summary>
    /// <returns>Its identifier.</returns>
    public string To(LabelDocument document, OntologyStructure ontology, LabelAuthor author) => document.Exclusively(() =>
    {
        var feature = FeatureIn(document, ontology);
        var transfer = new AnswerTransfer(feature, source.Answers.Source as IReadOnlyList<StoredAnswer> ?? [], Answers);
        var ranges = document.Layout == LabelLayout.Ranges;
        if (ranges != source.Coordinates is null)
        {
            throw document.Fault.Invalid(
                "object '" + feature.Name + "'", ranges ? "it is a place in a picture, and this row is audio or text." : "it is a stretch of audio or text, and this row has frames.");
        }

        var frames = ranges ? FrameRangeList.Empty : Frames ?? FrameRangeList.FromFrames([source.Frame!.Value]);
        return new ObjectEditor(document, ontology).Add(new ObjectEdit(feature, author with { Confidence = source.Confidence, ManualAnnotation = source.ManualAnnotation })
        {
            ObjectHash = ObjectHash,
            Overwrite = Overwrite,
            AreLoaded = true,
            Ranges = ranges ? Frames ?? source.Ranges : FrameRangeList.Empty,
            Frames = frames.Frames().Select(frame => new KeyValuePair<int, Coordinates>(frame, source.Coordinates!)).ToArray(),
            Answers = [.. transfer.Carried.Select(carried => carried.Answer), .. transfer.Given],
        });
    });

    private OntologyObject FeatureIn(LabelDocument document, OntologyStructure ontology)
    {
        OntologyObject feature;
        if (Mapped() is { } target)
        {
            feature = FeatureLookup.Object(ontology, target);
        }
        else if (ontology.Find(source.FeatureHash) is OntologyObject same)
        {
            feature = same;
        }
        else
        {
            var named = ontology.Objects.Where(one => string.Equals(one.Name, source.Name, StringComparison.OrdinalIgnoreCase)).ToArray();
            feature = named.Length == 1 ? named[0] : throw document.Fault.Make(
                EncordErrorId.FeatureNotFound, "",
                $"its ontology has {(named.Length == 0 ? "no object" : named.Length + " objects")} '{source.Name}'. Say what it becomes with -FeatureMap; there are {string.Join(", ", ontology.Objects)}.");
        }

        return feature.Shape == source.Shape ? feature : throw document.Fault.Invalid(
            "object '" + feature.Name + "'", $"its shape is {feature.Shape}, and the object '{source.Name}' is a {source.Shape}.");
    }

    private string? Mapped()
    {
        var found = FeatureMap is null ? null : CoordinateInput.Member(FeatureMap, source.FeatureHash) ?? (source.Name is null ? null : CoordinateInput.Member(FeatureMap, source.Name));
        return found is OntologyFeature feature ? feature.FeatureHash : found as string;
    }
}
