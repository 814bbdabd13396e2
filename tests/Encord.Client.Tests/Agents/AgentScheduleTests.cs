using Encord.Client.Agents;
using Encord.Client.Tests.Support;

namespace Encord.Client.Tests.Agents;

public sealed class AgentScheduleTests
{
    private readonly ManualTime _time = new(DateTimeOffset.UnixEpoch);

    [Fact]
    public void Rounds_begin_at_whole_intervals_however_long_they_take()
    {
        var schedule = new AgentSchedule(_time, limit: null, TimeSpan.FromSeconds(60), maximum: null);
        _time.Advance(TimeSpan.FromSeconds(13));
        Assert.Equal(TimeSpan.FromSeconds(47), schedule.UntilNextRound());
        _time.Advance(TimeSpan.FromSeconds(47 + 59));
        Assert.Equal(TimeSpan.FromSeconds(1), schedule.UntilNextRound());
    }

    [Fact]
    public void A_round_that_took_too_long_is_followed_at_once_and_the_next_is_on_time_again()
    {
        var schedule = new AgentSchedule(_time, limit: null, TimeSpan.FromSeconds(60), maximum: null);
        _time.Advance(TimeSpan.FromSeconds(150));
        Assert.Equal(TimeSpan.Zero, schedule.UntilNextRound());
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(TimeSpan.FromSeconds(25), schedule.UntilNextRound());
    }

    [Fact]
    public void No_task_is_taken_after_the_limit_and_no_round_begins_that_could_not()
    {
        var schedule = new AgentSchedule(_time, TimeSpan.FromSeconds(100), TimeSpan.FromSeconds(60), maximum: null);
        Assert.True(schedule.Take());
        Assert.Equal(TimeSpan.FromSeconds(60), schedule.UntilNextRound());
        _time.Advance(TimeSpan.FromSeconds(60));
        Assert.Null(schedule.UntilNextRound());
        Assert.True(schedule.Take());
        _time.Advance(TimeSpan.FromSeconds(40));
        Assert.True(schedule.IsOver);
        Assert.False(schedule.Take());
    }

    [Fact]
    public void Exactly_as_many_tasks_are_taken_as_wanted()
    {
        var schedule = new AgentSchedule(_time, limit: null, TimeSpan.FromSeconds(60), maximum: 2);
        Assert.Equal([true, true, false, false], Enumerable.Range(0, 4).Select(_ => schedule.Take()));
        Assert.Null(schedule.UntilNextRound());
    }

    [Fact]
    public void Without_an_interval_there_is_one_round() =>
        Assert.Null(new AgentSchedule(_time, limit: null, interval: null, maximum: null).UntilNextRound());
}
