using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Encord.Client;
using Encord.PowerShell.Common;

namespace Encord.PowerShell.Completers;

/// <summary>What was listed for completion, kept for a short while: a person presses Tab several times.</summary>
internal static class TitleCache
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(20);

    // The lists go with their connection.
    private static readonly ConditionalWeakTable<EncordConnection, ConcurrentDictionary<string, Kept>> Lists = new();

    /// <summary>The list, or as much of it as came in time. Nothing is thrown.</summary>
    public static IReadOnlyList<Titled> Of(
        EncordConnection connection, string key, Func<EncordClient, CancellationToken, IAsyncEnumerable<Titled>> listing)
    {
        var client = (EncordClient)connection.Client;
        ConcurrentDictionary<string, Kept> lists = Lists.GetOrCreateValue(connection);
        DateTimeOffset now = client.Options.TimeProvider.GetUtcNow();
        if (lists.TryGetValue(key, out Kept? kept) && now - kept.At < Lifetime)
        {
            return kept.Titles;
        }

        var arrived = new ConcurrentQueue<Titled>();
        using var patience = new CancellationTokenSource(Patience);
        var reading = Task.Run(() => ReadAsync(listing(client, patience.Token), arrived, patience.Token));
        bool isComplete = IsComplete(reading);
        patience.Cancel();
        Titled[] titles = [.. arrived];
        if (isComplete)
        {
            lists[key] = new Kept(now, titles);
        }

        return titles;
    }

    private static async Task ReadAsync(IAsyncEnumerable<Titled> source, ConcurrentQueue<Titled> arrived, CancellationToken cancellationToken)
    {
        await foreach (Titled one in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            arrived.Enqueue(one);
        }
    }

    // The prompt goes on when the time is over, whether or not the reader notices.
    private static bool IsComplete(Task reading)
    {
        try
        {
            return reading.Wait(Patience);
        }
        catch (AggregateException)
        {
            // Whatever went wrong, the command itself will say so.
            return false;
        }
    }

    private sealed record Kept(DateTimeOffset At, IReadOnlyList<Titled> Titles);
}
