using System.Text;

namespace Encord.Client.Agents;

/// <summary>Gathers tasks into messages. With a batch size of 1 a message is one task; with more it is a list, however few are left for the last one.</summary>
internal sealed class TaskMessageWriter(int batchSize)
{
    private readonly List<byte[]> _tasks = [];
    private int _bytes = 2;

    /// <returns>The message that is full with what came before, or with this task; null where it still gathers.</returns>
    public string? Add(WorkflowTask task)
    {
        var json = TaskMessage.Write(task);
        string? full = null;
        if (_bytes + json.Length + 1 > TaskMessage.MaximumBytes)
        {
            full = Finish();
        }

        _tasks.Add(json);
        _bytes += json.Length + 1;
        // Both cannot be full at once: a message of one task never has another before it.
        return full ?? (_tasks.Count >= batchSize ? Finish() : null);
    }

    /// <returns>What has gathered; null for nothing.</returns>
    public string? Finish()
    {
        if (_tasks.Count == 0)
        {
            return null;
        }

        var text = string.Join(",", _tasks.Select(task => Encoding.UTF8.GetString(task)));
        _tasks.Clear();
        _bytes = 2;
        return batchSize == 1 ? text : $"[{text}]";
    }
}
