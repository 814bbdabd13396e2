using System.Text.Json.Nodes;
using Encord.Client.Labels.Documents;

namespace Encord.Client.Labels.Editing;

/// <summary>Changes classification instances that are there: their answers, and the frames that they are on.</summary>
internal sealed class ClassificationChanger(LabelDocument document)
{
    private readonly ClassificationEditor _editor = new(document);

    public void Change(ClassificationChange change) => document.Exclusively(() =>
    {
        if (change.Frames is not { } frames)
        {
            _editor.SetAnswers(change.ClassificationHash, change.Feature, change.Answers);
            return true;
        }

        if (frames.Count == 0)
        {
            throw document.Fault.Invalid("classification '" + change.Feature.Name + "'", "it is nowhere then; give at least one frame, or remove it with Remove-EncordClassificationInstance.");
        }

        var held = FramesOf(change.ClassificationHash);
        // Adding looks at everything first. What leaves goes afterwards, so that the instance is never nowhere.
        _editor.Add(new ClassificationEdit(change.Feature, change.Author) { ClassificationHash = change.ClassificationHash, Frames = frames, Answers = change.Answers });
        if (document.Layout == LabelLayout.Ranges)
        {
            document.Edit()["classification_answers"]![change.ClassificationHash]!["range"] = LabelTree.Ranges(frames);
        }
        else if (held.Except(frames) is { Count: > 0 } leaving)
        {
            _editor.Remove(change.ClassificationHash, leaving);
        }

        return true;
    });

    private FrameRangeList FramesOf(string hash)
    {
        if ((document.Tree()["classification_answers"] as JsonObject)?.ContainsKey(hash) is not true)
        {
            throw document.Fault.Make(EncordErrorId.NotFound, "", $"the row has no classification {hash}.");
        }

        return FrameRangeList.FromFrames(LabelTree.Frames(document)
            .Where(place => LabelTree.Entries(place.Labels, "classifications").Any(entry => LabelTree.Text(entry, "classificationHash") == hash))
            .Select(place => place.Frame));
    }
}
