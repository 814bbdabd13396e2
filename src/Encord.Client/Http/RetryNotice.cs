namespace Encord.Client.Http;

/// <summary>Called before a call is retried.</summary>
/// <param name="Description">The call.</param>
/// <param name="Attempt">The attempt that failed, from 1.</param>
/// <param name="MaximumAttempts">How many there will be at most.</param>
/// <param name="Delay">How long is waited before the next.</param>
/// <param name="Reason">Why it failed, for a person.</param>
internal readonly record struct RetryNotice(string Description, int Attempt, int MaximumAttempts, TimeSpan Delay, string Reason)
{
    public override string ToString() =>
        FormattableString.Invariant($"{Description}: {Reason} (attempt {Attempt} of {MaximumAttempts}); trying again in {Delay.TotalSeconds:0.#} s.");
}

/// <summary>Lets the caller of the client hear of retries: a connection is shared between callers, so the listener belongs to the flow of the call, not to the connection.</summary>
internal static class RetryNotices
{
    private static readonly AsyncLocal<Action<RetryNotice>?> Listener = new();

    /// <summary>Calls the listener for the calls made from here on in this flow, until disposed. It is called on any thread.</summary>
    public static IDisposable Listen(Action<RetryNotice> listener)
    {
        var previous = Listener.Value;
        Listener.Value = listener;
        return new Registration(previous);
    }

    internal static void Raise(RetryNotice notice) => Listener.Value?.Invoke(notice);

    private sealed class Registration(Action<RetryNotice>? previous) : IDisposable
    {
        public void Dispose() => Listener.Value = previous;
    }
}
