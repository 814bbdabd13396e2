using Encord.Emulator.Pipeline;

namespace Encord.Emulator.Activity;

/// <summary>
/// Time spent, from what was done: the time between two consecutive things that one person did with one data unit counts as work on it,
/// unless it is so long that they must have left.
/// </summary>
internal static class WorkTime
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);

    public static IEnumerable<WorkPeriod> Of(IEnumerable<ActivityEvent> events)
    {
        foreach (var work in events.GroupBy(entry => (entry.Email, entry.DataHash)))
        {
            var ordered = work.ToList();
            for (var i = 1; i < ordered.Count; i++)
            {
                var start = WireTime.Read(ordered[i - 1].At);
                var time = WireTime.Read(ordered[i].At) - start;
                if (time <= LongestPause)
                {
                    yield return new WorkPeriod(ordered[i], start, time);
                }
            }
        }
    }
}

/// <param name="Event">What ended it.</param>
internal sealed record WorkPeriod(ActivityEvent Event, DateTimeOffset Start, TimeSpan Time);
