using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Encord.Client;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Completers;

/// <summary>
/// What was listed for completion, kept for a short while: a person presses Tab several times. A list that takes longer than a prompt may wait is read on
/// in the background, and the next Tab finds it.
/// </summary>
internal static class TitleCache
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(20);

    // The lists go with their connection.
    private static readonly ConditionalWeakTable<EncordConnection, ConcurrentDictionary<string, Listing>> Lists = new();

    /// <summary>The list, or as much of it as came in time. Nothing is thrown.</summary>
    public static IReadOnlyList<Titled> Of(
        EncordConnection connection, string key, Func<EncordClient, CancellationToken, IAsyncEnumerable<Titled>> list)
    {
        var client = (EncordClient)connection.Client;
        var lists = Lists.GetOrCreateValue(connection);
        var now = client.Options.TimeProvider.GetUtcNow();
        if (!lists.TryGetValue(key, out var listing) || listing.HasFailed || now - listing.Begun >= Lifetime)
        {
            lists[key] = listing = new Listing(token => list(client, token), now);
        }

        listing.Wait(Patience);
        return [.. listing.Arrived];
    }

    private sealed class Listing
    {
        private readonly Task _reading;

        public Listing(Func<CancellationToken, IAsyncEnumerable<Titled>> list, DateTimeOffset begun)
        {
            Begun = begun;
            _reading = Task.Run(() => ReadAsync(list));
        }

        public DateTimeOffset Begun { get; }

        public ConcurrentQueue<Titled> Arrived { get; } = new();

        public bool HasFailed => _reading.IsFaulted || _reading.IsCanceled;

        public void Wait(TimeSpan patience)
        {
            try
            {
                _reading.Wait(patience);
            }
            catch (AggregateException)
            {
                // Whatever went wrong, the command itself will say so.
            }
        }

        private async Task ReadAsync(Func<CancellationToken, IAsyncEnumerable<Titled>> list)
        {
            using var stop = new CancellationTokenSource(Lifetime);
            await foreach (var one in list(stop.Token).WithCancellation(stop.Token).ConfigureAwait(false))
            {
                Arrived.Enqueue(one);
            }
        }
    }
}
