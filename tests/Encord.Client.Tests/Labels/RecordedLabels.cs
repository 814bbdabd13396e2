using System.Text.Json;
using System.Text.Json.Nodes;
using Encord.Client.Labels.Documents;
using Encord.Client.Ontologies.Structure;

namespace Encord.Client.Tests.Labels;

/// <summary>Label documents with what two releases of the vendor's SDK sent after loading them.</summary>
internal sealed record RecordedLabels(string Name, OntologyStructure Ontology, LabelRowFacts Facts, string Document, JsonObject SavedByNewSdk, JsonObject SavedByOldSdk)
{
    private static readonly Lazy<IReadOnlyDictionary<string, RecordedLabels>> Entries = new(Load);

    public static IEnumerable<TheoryDataRow<string>> Names => Entries.Value.Keys.Select(name => new TheoryDataRow<string>(name));

    public static IEnumerable<RecordedLabels> All => Entries.Value.Values;

    public static RecordedLabels Get(string name) => Entries.Value[name];

    public LabelDocument Open() => LabelDocument.Load(System.Text.Encoding.UTF8.GetBytes(Document), Facts);

    private static IReadOnlyDictionary<string, RecordedLabels> Load()
    {
        using var file = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Data", "labels.json")));
        return file.RootElement.EnumerateArray().Select(Read).ToDictionary(entry => entry.Name);
    }

    private static RecordedLabels Read(JsonElement entry)
    {
        var row = entry.GetProperty("row");
        var facts = new LabelRowFacts
        {
            LabelHash = row.GetProperty("label_hash").GetString(),
            DataHash = row.GetProperty("data_hash").GetString(),
            DatasetHash = row.GetProperty("dataset_hash").GetString(),
            DataTitle = row.GetProperty("data_title").GetString(),
            BranchName = row.GetProperty("branch_name").GetString(),
            NumberOfFrames = row.GetProperty("number_of_frames").GetInt32(),
            Width = row.GetProperty("width").GetInt32(),
            Height = row.GetProperty("height").GetInt32(),
        };
        return new RecordedLabels(
            entry.GetProperty("name").GetString()!,
            OntologyStructureReader.Read(entry.GetProperty("ontology")),
            facts,
            entry.GetProperty("document").GetRawText(),
            (JsonObject)JsonNode.Parse(entry.GetProperty("saved_0_1_190").GetRawText())!,
            (JsonObject)JsonNode.Parse(entry.GetProperty("saved_0_1_150").GetRawText())!);
    }
}
