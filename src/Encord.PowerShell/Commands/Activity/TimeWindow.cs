namespace Encord.PowerShell.Commands.Activity;

/// <summary>Windows of time for servers that want one.</summary>
internal static class TimeWindow
{
    /// <summary>Before anything was ever labelled: what "all" is where the server wants a beginning.</summary>
    public static DateTimeOffset Beginning { get; } = new(2016, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Cuts a window into pieces that the server takes, oldest first. Each begins where the one before it ends.</summary>
    public static IEnumerable<(DateTimeOffset Start, DateTimeOffset End)> Cut(DateTimeOffset start, DateTimeOffset end, TimeSpan longest)
    {
        while (end - start > longest)
        {
            yield return (start, start + longest);
            start += longest;
        }

        if (start < end)
        {
            yield return (start, end);
        }
    }
}
