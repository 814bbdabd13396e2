using System.Globalization;
using System.Text.Json.Nodes;
using Encord.Client.Json;
using Encord.Client.Labels.Documents;
using Encord.Client.Labels.Editing;
using Encord.Client.Labels.Reading;

namespace Encord.Client.Algorithms;

/// <summary>Between the objects of a label row and the frames that the labelling algorithms work on.</summary>
internal static class RowFrames
{
    /// <summary>Objects with their places, by frame.</summary>
    public static JsonFragment ToJson(IEnumerable<ObjectInstance> instances)
    {
        var frames = new JsonObject();
        foreach (var instance in instances.Where(instance => instance is { Frame: not null, Coordinates: not null }))
        {
            var key = instance.Frame!.Value.ToString(CultureInfo.InvariantCulture);
            if (frames[key]?["objects"] is not JsonArray objects)
            {
                frames[key] = new JsonObject { ["objects"] = objects = [] };
            }

            var entry = new JsonObject { ["objectHash"] = instance.ObjectHash, ["featureHash"] = instance.FeatureHash };
            CoordinatesWriter.Write(entry, instance.Coordinates!, template: null);
            objects.Add((JsonNode)entry);
        }

        return JsonFragment.Of(frames);
    }

    /// <summary>Puts places of objects into the row, where the object is not yet. A place that is none in the picture is left out.</summary>
    /// <param name="document">The labels of the row.</param>
    /// <param name="ontology">Its ontology.</param>
    /// <param name="found">What the algorithm answered.</param>
    /// <param name="author">The user who is recorded as its creator.</param>
    /// <param name="refused">What is wrong with places that were left out.</param>
    /// <returns>How many places there were.</returns>
    public static int AddMissing(
        LabelDocument document, OntologyStructure ontology, IReadOnlyList<ObjectInstance> found, LabelAuthor author, out IReadOnlyList<EncordException> refused)
    {
        var there = new HashSet<(string, int?)>(new LabelReader(document, ontology).Objects().Select(instance => (instance.ObjectHash, instance.Frame)));
        var features = ontology.Objects.ToFirst(feature => feature.FeatureHash, StringComparer.Ordinal);
        var wrong = new List<EncordException>();
        refused = wrong;
        var added = 0;
        foreach (var group in found.Where(instance => instance.Coordinates is not null && !there.Contains((instance.ObjectHash, instance.Frame)))
            .GroupBy(instance => (instance.ObjectHash, instance.FeatureHash)))
        {
            if (!features.TryGetValue(group.Key.FeatureHash, out var feature))
            {
                throw new EncordException(EncordErrorId.FeatureNotFound, $"The ontology has no object {group.Key.FeatureHash}, which the algorithm answered with.");
            }

            KeyValuePair<int, Coordinates>[] frames = [.. group.SelectMany(instance => Places(document, feature, instance, wrong))];
            if (frames.Length > 0)
            {
                new ObjectEditor(document, ontology).Add(new ObjectEdit(feature, author) { ObjectHash = group.Key.ObjectHash, Frames = frames });
                added += frames.Length;
            }
        }

        return added;
    }

    private static IReadOnlyList<KeyValuePair<int, Coordinates>> Places(
        LabelDocument document, OntologyObject feature, ObjectInstance instance, List<EncordException> wrong)
    {
        try
        {
            return new GivenGeometry(instance.Coordinates!) { IsTyped = false }.On(document, feature, FrameRangeList.FromFrames([instance.Frame!.Value]));
        }
        catch (EncordException failure)
        {
            wrong.Add(failure);
            return [];
        }
    }
}
