using System.Text.Json;
using Encord.Client.Json;
using Encord.Client.Labels.Documents;
using Encord.Client.Labels.Reading;

namespace Encord.Client.Labels.Rules;

/// <summary>
/// Looks through a document that somebody made or changed by hand, before it is sent: the server's own words name neither the frame nor the object.
/// What it does not know it lets through.
/// </summary>
internal sealed class DocumentCheck(LabelDocument document, OntologyStructure? ontology)
{
    private readonly List<string> _oddities = [];

    /// <summary>Finds what the server would refuse. Returns what it would accept although a picture cannot hold it: shapes outside of the picture, or without area.</summary>
    /// <exception cref="EncordException">The first thing that is wrong, with row and place.</exception>
    public IReadOnlyList<string> Run() => document.Read(root =>
    {
        CheckUnits(root);
        foreach (var place in LabelPlaces.All(root, document.Layout, document.Facts))
        {
            CheckFrame(place);
        }

        CheckAnswers(root, "object_answers");
        CheckAnswers(root, "classification_answers");
        return _oddities;
    });

    private void CheckUnits(JsonElement root)
    {
        if (!root.TryMember("data_units", out var units) || units.ValueKind != JsonValueKind.Object)
        {
            throw document.Fault.Invalid("", "'data_units' is missing or is not an object, so it is not a label document.");
        }

        foreach (var member in units.EnumerateObject())
        {
            if (document.Layout != LabelLayout.FrameMap || !member.Value.TryMember("labels", out var labels) || labels.ValueKind != JsonValueKind.Object)
            {
                continue;
            }

            var limit = LimitOf(member.Value);
            foreach (var frame in labels.EnumerateObject())
            {
                if (JsonReading.FrameNumber(frame.Name) is not { } number)
                {
                    throw document.Fault.Invalid("data unit " + member.Name, $"'{frame.Name}' is not a frame number.");
                }

                if (number >= limit && (frame.Value.Items("objects").Any() || frame.Value.Items("classifications").Any()))
                {
                    throw document.Fault.Invalid("frame " + frame.Name, $"there is no such frame; the row has {limit}.");
                }
            }
        }
    }

    /// <summary>The number of frames: of the list, or what duration and rate make, rounded up for the server's rounding.</summary>
    private int? LimitOf(JsonElement unit)
    {
        if (!LabelLayouts.HasFrameLimit(document.Header.DataType))
        {
            return null;
        }

        return document.Facts.NumberOfFrames ?? (unit.Number("data_fps") is { } rate && unit.Number("data_duration") is { } seconds && rate * seconds is > 0 and < int.MaxValue
            ? (int)Math.Ceiling(rate * seconds) + 1
            : null);
    }

    private void CheckFrame(LabelPlace place)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in place.Labels.Items("objects"))
        {
            var hash = entry.Text("objectHash") ?? throw document.Fault.Invalid(place.ToString(), "an object has no objectHash.");
            var where = place + ", object " + hash;
            if (!seen.Add(hash))
            {
                throw document.Fault.Invalid(where, "the object is twice on this frame.");
            }

            var feature = Feature<OntologyObject>(entry, where);
            CheckCoordinates(entry, place, where, feature);
        }

        var answered = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in place.Labels.Items("classifications"))
        {
            var hash = entry.Text("classificationHash") ?? throw document.Fault.Invalid(place.ToString(), "a classification has no classificationHash.");
            var where = place + ", classification " + hash;
            Feature<OntologyClassification>(entry, where);
            var feature = entry.Text("featureHash") ?? "";
            if (answered.TryGetValue(feature, out var other) && other != hash)
            {
                throw document.Fault.Invalid(where, $"the same question is answered on this frame by {other}.");
            }

            answered[feature] = hash;
        }
    }

    private T? Feature<T>(JsonElement entry, string where)
        where T : OntologyFeature
    {
        var feature = entry.Text("featureHash") ?? throw document.Fault.Invalid(where, "it has no featureHash.");
        return ontology is null ? null : ontology.Find(feature) as T ?? throw document.Fault.Make(EncordErrorId.FeatureNotFound, where, $"the ontology has no such feature: {feature}.");
    }

    private void CheckCoordinates(JsonElement entry, LabelPlace place, string where, OntologyObject? feature)
    {
        try
        {
            var coordinates = CoordinatesReader.Read(entry);
            if (feature is not null && coordinates is not null && coordinates.Shape != feature.Shape)
            {
                throw new EncordException(EncordErrorId.InvalidArgument, $"the ontology's shape is {feature.Shape}, the coordinates are those of a {coordinates.Shape}.");
            }

            var fault = coordinates is null ? null : GeometryRules.FaultOf(coordinates, PictureSize.Of(place.Width, place.Height));
            if (fault?.Kind == GeometryFaultKind.Unusable)
            {
                throw new EncordException(EncordErrorId.InvalidArgument, fault.Message);
            }

            if (fault is not null)
            {
                _oddities.Add(document.Fault.Invalid(where, fault.Message).Message);
            }
        }
        catch (EncordException exception)
        {
            throw document.Fault.Invalid(where, exception.Message);
        }
    }

    private void CheckAnswers(JsonElement root, string name)
    {
        if (ontology is null)
        {
            return;
        }

        foreach (var entry in root.Members(name))
        {
            foreach (var answer in entry.Value.Items("classifications"))
            {
                if (answer.Text("featureHash") is { } feature && ontology.Find(feature) is not OntologyAttribute)
                {
                    throw document.Fault.Make(EncordErrorId.FeatureNotFound, $"answers of {entry.Name}", $"the ontology has no such attribute: {feature}.");
                }
            }
        }
    }
}
