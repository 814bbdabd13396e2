using System.Globalization;
using System.Text.Json;
using Encord.Emulator.Datasets;
using Encord.Emulator.Hosting;
using Encord.Emulator.LabelRows;
using Encord.Emulator.Labels;
using Encord.Emulator.Pipeline;
using Encord.Emulator.Presets;
using Encord.Emulator.Projects;

namespace Encord.Emulator.Collections;

/// <summary>What of a project a filter preset finds: every frame of the data that passes, or every label on it.</summary>
internal sealed class PresetItems(ProjectStore projects, DataRowStore data, LabelRowStore rows, LabelContentStore contents) : IEmulatorService
{
    public List<CollectionItem> Of(Collection collection, FilterPreset preset)
    {
        var found = projects.Datasets(collection.ProjectHash)
            .SelectMany(dataset => data.List(dataset))
            .Where(row => PresetFilter.Passes(preset.Definition, new FilterSubject(row.Width, row.Height, row.FileSize, row.ClientMetadata)));
        return collection.Type == "LABEL"
            ? [.. found.SelectMany(row => Labels(collection.ProjectHash, row))]
            : [.. found.SelectMany(row => Enumerable.Range(0, row.NumberOfFrames).Select(frame => new CollectionItem(row.Hash, frame, "")))];
    }

    private IEnumerable<CollectionItem> Labels(string projectHash, DataRow data)
    {
        if (rows.Find(projectHash, data.Hash, LabelRow.MainBranch) is not { } row
            || !contents.Load([row.LabelHash]).TryGetValue(row.LabelHash, out var content))
        {
            return [];
        }

        return DataUnit.Of(data)
            .Where(unit => content.Units.ContainsKey(unit.Hash))
            .SelectMany(unit => Labels(data, unit, content.Units[unit.Hash].Labels));
    }

    private static List<CollectionItem> Labels(DataRow data, DataUnit unit, byte[] labels)
    {
        using var document = JsonDocument.Parse(labels);
        return DataUnit.HasFrames(data.Type)
            ? [.. document.RootElement.EnumerateObject().SelectMany(frame => Labels(data, int.Parse(frame.Name, CultureInfo.InvariantCulture), frame.Value))]
            : [.. Labels(data, unit.Sequence, document.RootElement)];
    }

    private static IEnumerable<CollectionItem> Labels(DataRow data, int frame, JsonElement labels) =>
        Identifiers(labels, "objects", "objectHash").Concat(Identifiers(labels, "classifications", "classificationHash"))
            .Select(identifier => new CollectionItem(data.Hash, frame, identifier));

    private static IEnumerable<string> Identifiers(JsonElement labels, string list, string name) =>
        labels.Member(list) is { ValueKind: JsonValueKind.Array } items
            ? items.EnumerateArray().Select(item => item.Text(name)).OfType<string>()
            : [];
}
