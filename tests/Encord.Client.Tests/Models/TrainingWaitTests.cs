using Encord.Client.Models;
using Encord.Client.Tests.Support;

namespace Encord.Client.Tests.Models;

public class TrainingWaitTests
{
    private readonly ManualTime _time = new(Connected.Now) { PassesAtOnce = TimeSpan.FromMinutes(1) };
    private readonly List<int> _asked = [];
    private readonly List<TimeSpan?> _limits = [];
    private readonly Queue<Func<ModelTraining>> _answers = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static ModelTraining Standing(string status) => new("p", "m", "t") { Status = status };

    /// <summary>The server holds a request as long as it is asked to and says that nothing has happened.</summary>
    private TrainingWaitTests Pending(int times = 1, double? seconds = null)
    {
        for (var i = 0; i < times; i++)
        {
            _answers.Enqueue(() =>
            {
                _time.Advance(TimeSpan.FromSeconds(seconds ?? _asked[^1]));
                return Standing("Pending");
            });
        }

        return this;
    }

    private TrainingWaitTests Done()
    {
        _answers.Enqueue(() => Standing("Done"));
        return this;
    }

    private TrainingWaitTests Fails(string errorId, int times = 1)
    {
        for (var i = 0; i < times; i++)
        {
            _answers.Enqueue(() => throw new EncordException(errorId, "It failed."));
        }

        return this;
    }

    private Task<ModelTraining> Wait(int seconds, TimeSpan? requestTimeout = null, CancellationToken? token = null) =>
        new TrainingWait(Ask, _time, requestTimeout ?? TimeSpan.FromSeconds(180)).RunAsync(TimeSpan.FromSeconds(seconds), token ?? Token);

    private Task<ModelTraining> Ask(int seconds, TimeSpan? limit, CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        _asked.Add(seconds);
        _limits.Add(limit);
        return Task.FromResult(_answers.Dequeue()());
    }

    [Theory]
    [InlineData(3)]
    [InlineData(25)]
    public async Task Failures_do_not_make_the_wait_longer_than_its_limit(int seconds)
    {
        Fails(EncordErrorId.ServiceUnavailable, 50);

        var error = await Assert.ThrowsAsync<EncordException>(() => Wait(seconds));

        Assert.Equal(EncordErrorId.ServiceUnavailable, error.ErrorId);
        Assert.InRange(_time.GetUtcNow() - Connected.Now, TimeSpan.Zero, TimeSpan.FromSeconds(seconds));
        Assert.All(_limits, limit => Assert.InRange(limit!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(seconds)));
    }

    [Fact]
    public async Task Failures_at_the_deadline_do_not_hide_that_it_was_pending()
    {
        Pending(1, seconds: 5).Fails(EncordErrorId.ServiceUnavailable, 2);

        Assert.Equal("Pending", (await Wait(8)).Status);
    }

    [Fact]
    public async Task A_training_that_ends_is_given_back_at_once()
    {
        Pending(2).Done();
        Assert.Equal("Done", (await Wait(3600)).Status);
        Assert.Equal([60, 60, 60], _asked);
    }

    [Theory]
    [InlineData(10, 9)]
    [InlineData(60, 59)]
    [InlineData(61, 60)]
    [InlineData(1, 0)]
    [InlineData(0, 0)]
    public async Task The_first_request_asks_for_no_more_than_is_left(int seconds, int asked)
    {
        Done();
        await Wait(seconds);
        Assert.Equal([asked], _asked);
    }

    [Fact]
    public async Task Pending_at_the_deadline_is_a_status_and_not_an_error()
    {
        Pending(2, seconds: 40);
        Assert.Equal("Pending", (await Wait(70)).Status);
        Assert.Equal([60, 30], _asked);
    }

    [Theory]
    [InlineData(0, 180)]
    [InlineData(0.25, 180)]
    [InlineData(0, 1)]
    public async Task A_server_that_answers_at_once_is_asked_once_a_second(double held, int connectionWaits)
    {
        Pending(20, seconds: held).Done();
        await Wait(3600, requestTimeout: TimeSpan.FromSeconds(connectionWaits));
        Assert.Equal(20, _time.Passed.Count);
        Assert.All(_time.Passed, pause => Assert.Equal(TimeSpan.FromSeconds(1 - held), pause));
    }

    [Fact]
    public async Task No_time_at_all_asks_once()
    {
        Pending(1, seconds: 0);
        Assert.Equal("Pending", (await Wait(0)).Status);
        Assert.Equal([0], _asked);
    }

    [Fact]
    public async Task Two_failures_and_then_a_success_go_on()
    {
        Fails(EncordErrorId.ServiceUnavailable, 2).Pending(1, seconds: 1).Fails(EncordErrorId.ConnectionFailed, 2).Done();
        Assert.Equal("Done", (await Wait(3600)).Status);
        Assert.Equal([.. Enumerable.Repeat(TimeSpan.FromSeconds(10), 4)], _time.Passed);
    }

    [Fact]
    public async Task The_third_failure_in_a_row_is_the_end()
    {
        Fails(EncordErrorId.Timeout, 3);
        Assert.Equal(EncordErrorId.Timeout, (await Assert.ThrowsAsync<EncordException>(() => Wait(3600))).ErrorId);
        Assert.Equal(3, _asked.Count);
    }

    [Theory]
    [InlineData(EncordErrorId.NotFound)]
    [InlineData(EncordErrorId.AccessDenied)]
    [InlineData(EncordErrorId.TrainingFailed)]
    [InlineData(EncordErrorId.UnexpectedResponse)]
    public async Task What_does_not_pass_by_itself_is_the_end_at_once(string errorId)
    {
        Fails(errorId);
        Assert.Equal(errorId, (await Assert.ThrowsAsync<EncordException>(() => Wait(3600))).ErrorId);
        Assert.Single(_asked);
    }

    [Fact]
    public async Task A_request_is_held_for_less_time_than_the_connection_waits_for_an_answer()
    {
        Done();
        await Wait(3600, requestTimeout: TimeSpan.FromSeconds(30));
        Assert.Equal([24], _asked);
    }

    [Fact]
    public async Task Whoever_stops_waiting_gets_out_of_the_pause_too()
    {
        Fails(EncordErrorId.ServiceUnavailable);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var time = new ManualTime(Connected.Now);
        var wait = new TrainingWait(Ask, time, TimeSpan.FromSeconds(180)).RunAsync(TimeSpan.FromHours(1), stop.Token);
        Assert.False(wait.IsCompleted);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
    }

    [Fact]
    public async Task A_training_that_ended_with_an_error_says_why()
    {
        using var client = Connected.To(new ScriptedServer().Answers("""{"status":"ERROR","message":"None of the label rows has labels."}"""));

        var failure = await Assert.ThrowsAsync<EncordException>(() => client.Trainings.GetStatusAsync(null, "m", "t", 0, null, Token));

        Assert.Equal(EncordErrorId.TrainingFailed, failure.ErrorId);
        Assert.Contains("None of the label rows has labels.", failure.Message, StringComparison.Ordinal);
    }
}
