namespace Encord.Client.Tests.Support;

/// <summary>
/// How long a test waits before it says that something hangs. What the test waits for comes at once, or never (the server holds its answer far longer):
/// this is no measure of speed, and a slow machine does not fail it.
/// </summary>
internal static class Patience
{
    public static TimeSpan Limit { get; } = TimeSpan.FromMinutes(2);

    /// <summary>How long a server holds an answer that nobody shall wait for.</summary>
    public static int HeldMilliseconds { get; } = 3_600_000;

    public static async Task UntilAsync(Func<bool> condition)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        while (!condition())
        {
            await Task.Delay(5, limit.Token);
        }
    }

    /// <summary>Runs what may block, as <c>PowerShell.Stop</c> does, and waits for its end.</summary>
    public static Task RunAsync(Action work) => Task.Run(work, TestContext.Current.CancellationToken).WaitAsync(Limit, TestContext.Current.CancellationToken);
}
