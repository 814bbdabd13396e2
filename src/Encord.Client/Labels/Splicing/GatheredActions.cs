using System.Text.Encodings.Web;
using System.Text.Json;

namespace Encord.Client.Labels.Splicing;

/// <summary>Answers that change over time, gathered frame by frame from the annotations of a row and written as the ranges of label documents.</summary>
internal sealed class GatheredActions
{
    private readonly Dictionary<string, Dictionary<string, List<int>>> _frames = new(StringComparer.Ordinal);

    public bool Any => _frames.Count > 0;

    public void Clear() => _frames.Clear();

    public void Add(string objectHash, int frame, IReadOnlyList<string> answers)
    {
        if (answers.Count == 0)
        {
            return;
        }

        if (!_frames.TryGetValue(objectHash, out var ofObject))
        {
            _frames.Add(objectHash, ofObject = new Dictionary<string, List<int>>(StringComparer.Ordinal));
        }

        foreach (var answer in answers)
        {
            if (!ofObject.TryGetValue(answer, out var frames))
            {
                ofObject.Add(answer, frames = []);
            }

            frames.Add(frame);
        }
    }

    /// <summary>Entries of <c>object_actions</c>, each after a comma where another one stands before it.</summary>
    public void Write(ByteBuffer into, bool hasItems)
    {
        foreach (var entry in _frames)
        {
            into.Write(hasItems ? ","u8 : default);
            hasItems = true;
            var key = JsonEncodedText.Encode(entry.Key, JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
            var actions = string.Join(",", entry.Value.Select(action => WithRange(action.Key, FrameRangeList.FromFrames(action.Value))));
            into.Write(System.Text.Encoding.UTF8.GetBytes($"\"{key}\":{{\"objectHash\":\"{key}\",\"actions\":[{actions}]}}"));
        }
    }

    private static string WithRange(string answer, FrameRangeList ranges) =>
        answer.Substring(0, answer.LastIndexOf('}')) + ",\"range\":[" + string.Join(",", ranges.Select(range => FormattableString.Invariant($"[{range.Start},{range.End}]"))) + "]}";
}
