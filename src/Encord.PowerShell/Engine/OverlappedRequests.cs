namespace Encord.PowerShell.Engine;

/// <summary>
/// Requests that the wire knows for one thing only: a few are under way at once, so that a long list of things does not wait for the network one by one. What they gave is
/// written on the pipeline thread, in the order of the input.
/// </summary>
internal sealed class OverlappedRequests(EncordCommand command)
{
    /// <summary>Requests at once. The platform limits how many it takes in a second; a wait that it asks for is kept.</summary>
    private const int Limit = 16;

    private readonly Queue<Request> _underWay = new();

    private sealed record Request(object? Target, Task Answer, Action Write);

    /// <summary>Sends a request, and writes what is known of those before it.</summary>
    /// <param name="target">What the user gave: the target of an error record.</param>
    /// <param name="send">Sends it; called at once.</param>
    /// <param name="write">Writes what it gave.</param>
    public void Add<T>(object? target, Func<Task<T>> send, Action<T> write)
    {
        var answer = send();
        Enqueue(new Request(target, answer, () => write(answer.Result)));
    }

    /// <summary>The same for a request that gives nothing.</summary>
    public void Add(object? target, Func<Task> send, Action write) => Enqueue(new Request(target, send(), write));

    /// <summary>Waits for the rest.</summary>
    public void Finish()
    {
        while (_underWay.Count > 0)
        {
            WriteNext();
        }
    }

    private void Enqueue(Request request)
    {
        _underWay.Enqueue(request);
        while (_underWay.Count >= Limit || (_underWay.Count > 0 && _underWay.Peek().Answer.IsCompleted))
        {
            WriteNext();
        }
    }

    private void WriteNext()
    {
        var next = _underWay.Peek();
        command.Await(Task.WhenAny(next.Answer));
        if (next.Answer.Status == TaskStatus.RanToCompletion)
        {
            _underWay.Dequeue();
            Write(next);
            return;
        }

        // An error may end the script. What is under way is not cut off, and what was done is said first.
        command.Await(Task.WhenAny(Task.WhenAll(_underWay.Select(request => request.Answer))));
        Request[] all = [.. _underWay];
        _underWay.Clear();
        foreach (var request in all.OrderBy(request => request.Answer.Status != TaskStatus.RanToCompletion))
        {
            Write(request);
        }
    }

    private void Write(Request request) => command.Guard(request.Target, () =>
    {
        request.Answer.GetAwaiter().GetResult();
        request.Write();
    });
}
