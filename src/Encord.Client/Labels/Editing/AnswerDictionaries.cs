using System.Text.Json.Nodes;
using Encord.Client.Labels.Documents;

namespace Encord.Client.Labels.Editing;

/// <summary>
/// The server refuses a document whose objects or classifications lack an entry in the answer dictionaries. This adds what is missing. Entries that
/// are there are never touched.
/// </summary>
internal static class AnswerDictionaries
{
    public static void Complete(JsonObject root)
    {
        var objects = LabelTree.Map(root, "object_answers");
        var classifications = LabelTree.Map(root, "classification_answers");
        LabelTree.Map(root, "object_actions");
        foreach (var labels in LabelTree.AllFrames(root))
        {
            foreach (var entry in LabelTree.Entries(labels, "objects"))
            {
                if (LabelTree.Text(entry, "objectHash") is { } hash && !objects.ContainsKey(hash))
                {
                    objects[hash] = NewObjectEntry(hash);
                }
            }

            foreach (var entry in LabelTree.Entries(labels, "classifications"))
            {
                if (LabelTree.Text(entry, "classificationHash") is { } hash && !classifications.ContainsKey(hash))
                {
                    classifications[hash] = NewClassificationEntry(hash, LabelTree.Text(entry, "featureHash"));
                }
            }
        }
    }

    public static JsonObject NewObjectEntry(string hash) => new() { ["objectHash"] = hash, ["classifications"] = new JsonArray() };

    /// <remarks>Newer releases of the vendor's SDK cannot read an entry without <c>spaces</c>, older ones pass it by.</remarks>
    public static JsonObject NewClassificationEntry(string hash, string? featureHash) => new()
    {
        ["classificationHash"] = hash,
        ["featureHash"] = featureHash,
        ["classifications"] = new JsonArray(),
        ["spaces"] = new JsonObject(),
    };
}
