using System.Text.Json;
using Encord.Client.Json;

namespace Encord.Client.Labels.Documents;

/// <summary>One frame of a document, with the picture it belongs to.</summary>
internal sealed record LabelPlace(int Frame, JsonElement Labels, string? DataUnitHash, string? Space, int? Width, int? Height)
{
    public override string ToString() => (Space is null ? "" : "space " + Space + ", ") + "frame " + LabelTree.Key(Frame);
}

/// <summary>Walks the frames of a document in ascending order, whatever the kind of data; spaces after units.</summary>
internal static class LabelPlaces
{
    public static IEnumerable<LabelPlace> All(JsonElement root, LabelLayout layout, LabelRowFacts facts)
    {
        var units = new List<(int Sequence, JsonElement Unit)>();
        foreach (var member in root.Members("data_units"))
        {
            units.Add((member.Value.Integer("data_sequence") ?? units.Count, member.Value));
        }

        foreach ((var sequence, var unit) in units.OrderBy(unit => unit.Sequence))
        {
            if (!unit.TryMember("labels", out var labels) || labels.ValueKind != JsonValueKind.Object)
            {
                continue;
            }

            var place = new LabelPlace(
                layout == LabelLayout.FramePerUnit ? sequence : 0,
                labels, unit.Text("data_hash"), null, Positive(unit.Integer("width")) ?? facts.Width, Positive(unit.Integer("height")) ?? facts.Height);
            foreach (var frame in Frames(place))
            {
                yield return frame;
            }
        }

        foreach (var space in root.Members("spaces"))
        {
            if (space.Value.TryMember("labels", out var labels) && labels.ValueKind == JsonValueKind.Object)
            {
                var place = new LabelPlace(0, labels, null, space.Name, Positive(space.Value.Integer("width")), Positive(space.Value.Integer("height")));
                foreach (var frame in Frames(place))
                {
                    yield return frame;
                }
            }
        }
    }

    private static IEnumerable<LabelPlace> Frames(LabelPlace place)
    {
        if (IsList(place.Labels, "objects") || IsList(place.Labels, "classifications"))
        {
            yield return place;
            yield break;
        }

        var frames = new List<(int Frame, JsonElement Labels)>();
        foreach (var member in place.Labels.EnumerateObject())
        {
            if (JsonReading.FrameNumber(member.Name) is { } frame && member.Value.ValueKind == JsonValueKind.Object)
            {
                frames.Add((frame, member.Value));
            }
        }

        foreach ((var frame, var labels) in frames.OrderBy(entry => entry.Frame))
        {
            // Slices of a DICOM series may differ in size; then each says its own.
            var own = labels.TryMember("metadata", out var metadata);
            yield return place with
            {
                Frame = frame,
                Labels = labels,
                Width = (own ? Positive(metadata.Integer("width")) : null) ?? place.Width,
                Height = (own ? Positive(metadata.Integer("height")) : null) ?? place.Height,
            };
        }
    }

    private static int? Positive(int? size) => size > 0 ? size : null;

    private static bool IsList(JsonElement labels, string name) => labels.TryMember(name, out var list) && list.ValueKind == JsonValueKind.Array;
}
