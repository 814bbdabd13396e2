using System.Text;

namespace Encord.Shell.Tests;

/// <summary>What a shell writes to one stream, taken file by file: after each the shell writes a line that it was given.</summary>
internal sealed class ShellOutput
{
    private readonly Lock _gate = new();
    private readonly StringBuilder _text = new();
    private readonly Task _read;
    private (string Line, TaskCompletionSource Reached)? _awaited;

    public ShellOutput(StreamReader reader)
    {
        _read = ReadAsync(reader);
    }

    /// <summary>Ends when the line is written; not before, and not when the stream ends without it.</summary>
    public Task ReachAsync(string line)
    {
        lock (_gate)
        {
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _awaited = (line, reached);
            return reached.Task;
        }
    }

    /// <summary>Ends when nothing more can come.</summary>
    public Task EndAsync() => _read;

    /// <summary>What was written since the last call.</summary>
    public string Take()
    {
        lock (_gate)
        {
            var text = _text.ToString().TrimEnd();
            _text.Clear();
            return text;
        }
    }

    private async Task ReadAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            lock (_gate)
            {
                // A test may have left a line without its end.
                if (_awaited is var (end, reached) && line.EndsWith(end, StringComparison.Ordinal))
                {
                    _text.Append(line, 0, line.Length - end.Length);
                    _awaited = null;
                    reached.SetResult();
                }
                else
                {
                    _text.Append(line).Append('\n');
                }
            }
        }
    }
}
