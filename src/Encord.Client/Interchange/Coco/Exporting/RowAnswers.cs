using System.Text.Json;
using System.Text.Json.Nodes;
using Encord.Client.Json;

namespace Encord.Client.Interchange.Coco.Exporting;

/// <summary>The answers of a row's objects, as JSON text.</summary>
internal sealed class RowAnswers
{
    private readonly Dictionary<string, string> _fixed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(FrameRangeList Ranges, string Json)>> _changing = new(StringComparer.Ordinal);

    public static RowAnswers Read(JsonElement document)
    {
        var answers = new RowAnswers();
        foreach (var entry in document.Members("object_answers"))
        {
            if (entry.Value.TryMember("classifications", out var list) && list.ValueKind == JsonValueKind.Array && list.GetArrayLength() > 0)
            {
                answers._fixed[entry.Name] = list.GetRawText();
            }
        }

        foreach (var entry in document.Members("object_actions"))
        {
            answers._changing[entry.Name] = entry.Value.Items("actions").Where(action => action.ValueKind == JsonValueKind.Object).Select(action =>
            {
                var json = (JsonObject)JsonNode.Parse(action.GetRawText())!;
                json.Remove("range");
                return (action.Ranges("range"), json.ToJsonString());
            }).ToList();
        }

        return answers;
    }

    /// <summary>The list of answers that hold in every frame; null for none.</summary>
    public string? Everywhere(string objectHash) => _fixed.TryGetValue(objectHash, out var json) ? json : null;

    /// <summary>The answers that hold in a frame.</summary>
    public IReadOnlyList<string> InFrame(string objectHash, int frame) => _changing.TryGetValue(objectHash, out var actions)
        ? actions.Where(action => action.Ranges.Contains(frame)).Select(action => action.Json).ToArray()
        : [];
}
