using CsCheck;
using Encord.Client.Bundles;

namespace Encord.Client.Tests.Bundles;

public class BundleTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    private readonly List<string> _sent = [];

    [Fact]
    public async Task A_full_bundle_goes_out_and_the_rest_at_the_end()
    {
        var order = await RunAsync(size: 2, throttle: 4, Records, "a", "b", "c", "d", "e");

        Assert.Equal(["a b", "c d", "e"], _sent.Order());
        Assert.Equal(["a", "b", "c", "d", "e"], order);
    }

    [Fact]
    public async Task Items_with_different_keys_never_share_a_bundle_and_come_out_in_their_order()
    {
        var order = await RunAsync(size: 2, throttle: 4, Records, "main:1", "test:1", "main:2", "test:2", "main:3");

        Assert.Equal(["main:1 main:2", "main:3", "test:1 test:2"], _sent.Order());
        Assert.Equal(["main:1", "test:1", "main:2", "test:2", "main:3"], order);
    }

    [Fact]
    public async Task Bundles_overlap_up_to_the_limit_and_never_beyond()
    {
        var inFlight = 0;
        var most = 0;
        using var together = new Barrier(3);
        var order = await RunAsync(size: 1, throttle: 3, async (_, items, token) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref inFlight));
            // Only three that are under way at once get past this.
            await Task.Run(() => together.SignalAndWait(TimeSpan.FromSeconds(30), token), token);
            Interlocked.Decrement(ref inFlight);
            return None;
        }, "a", "b", "c", "d", "e", "f");

        Assert.Equal(3, most);
        Assert.Equal(["a", "b", "c", "d", "e", "f"], order);
    }

    [Fact]
    public async Task The_outcome_of_a_late_first_bundle_comes_first()
    {
        var second = new TaskCompletionSource();
        var order = await RunAsync(size: 1, throttle: 2, async (_, items, _) =>
        {
            if (items[0] == "a")
            {
                await second.Task;
            }
            else
            {
                second.TrySetResult();
            }

            return None;
        }, "a", "b", "c");

        Assert.Equal(["a", "b", "c"], order);
    }

    [Fact]
    public async Task A_failed_bundle_names_each_of_its_items_and_the_next_still_goes_out()
    {
        var order = await RunAsync(size: 2, throttle: 1, (_, items, _) => items[0] == "a"
            ? throw new EncordException(EncordErrorId.CorruptedLabel, "no")
            : Task.FromResult(None), "a", "b", "c", "d");

        Assert.Equal(["a EncordCorruptedLabel", "b EncordCorruptedLabel", "c", "d"], order);
    }

    [Fact]
    public async Task A_bundle_with_too_many_rows_is_cut_to_the_limit_that_the_server_names_and_later_ones_keep_to_it()
    {
        var sizes = new List<int>();
        var order = await RunAsync(size: 5, throttle: 1, (_, items, _) =>
        {
            sizes.Add(items.Count);
            return items.Count > 2 ? throw new EncordException(EncordErrorId.MultiLabelLimit, "too many") { MaximumLabelsAllowed = 2 } : Task.FromResult(None);
        }, "a", "b", "c", "d", "e", "f", "g", "h", "i", "j");

        Assert.Equal([5, 2, 2, 1, 2, 2, 1], sizes);
        Assert.Equal(["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"], order);
    }

    [Fact]
    public async Task A_bundle_with_too_many_bytes_is_halved_until_it_fits()
    {
        var sizes = new List<int>();
        await RunAsync(size: 8, throttle: 1, (_, items, _) =>
        {
            sizes.Add(items.Count);
            return items.Count > 2 ? throw new EncordException(EncordErrorId.PayloadTooLarge, "too large") : Task.FromResult(None);
        }, "a", "b", "c", "d", "e", "f", "g", "h");

        Assert.Equal([8, 4, 2, 2, 4, 2, 2], sizes);
    }

    [Fact]
    public async Task A_single_item_that_is_too_large_fails_by_itself()
    {
        var order = await RunAsync(size: 4, throttle: 1, (_, items, _) => items.Contains("c")
            ? throw new EncordException(EncordErrorId.PayloadTooLarge, "too large")
            : Task.FromResult(None), "a", "b", "c", "d");

        Assert.Equal(["a", "b", "c EncordPayloadTooLarge", "d"], order);
    }

    [Fact]
    public async Task Items_that_the_server_passes_over_fail_alone()
    {
        var order = await RunAsync(size: 3, throttle: 1, (_, items, _) =>
            Task.FromResult<IReadOnlyDictionary<string, EncordException>>(new Dictionary<string, EncordException> { ["b"] = new(EncordErrorId.NotFound, "gone") }), "a", "b", "c");

        Assert.Equal(["a", "b EncordNotFound", "c"], order);
    }

    [Fact]
    public async Task Without_an_order_to_keep_a_bundle_comes_out_as_a_whole()
    {
        var order = await RunAsync(
            size: 2, throttle: 1, new BundleSender<string, string>(Records), keepsOrder: false, "main:1", "test:1", "main:2", "test:2", "main:3");

        Assert.Equal(["main:1", "main:2", "test:1", "test:2", "main:3"], order);
    }

    [Fact]
    public void Every_item_that_can_be_sent_is_sent_whichever_the_server_refuses() => Gen.Select(Gen.Int[0, 15].Array[0, 8], Gen.Int[1, 16]).Sample(
        (refused, count) =>
        {
            var requests = 0;
            var taken = new List<string>();
            var sender = new BundleSender<string, string>(
                Task (_, items, _) =>
                {
                    requests++;
                    if (items.Any(item => refused.Contains(item[0] - 'a')))
                    {
                        throw new EncordException(EncordErrorId.NotFound, "gone");
                    }

                    taken.AddRange(items);
                    return Task.CompletedTask;
                },
                ItemFaults.Contains);
            string[] items = [.. Enumerable.Range(0, count).Select(i => ((char)('a' + i)).ToString())];

            var order = RunAsync(size: 16, throttle: 1, sender, keepsOrder: true, items).GetAwaiter().GetResult();

            bool IsRefused(string item) => refused.Contains(item[0] - 'a');
            Assert.Equal(items.Select(item => IsRefused(item) ? item + " EncordNotFound" : item), order);
            Assert.Equal(items.Where(item => !IsRefused(item)), taken);
            Assert.True(requests <= (2 * count) - 1);
        });

    [Theory]
    [InlineData(EncordErrorId.AuthenticationFailed)]
    [InlineData(EncordErrorId.AccessDenied)]
    [InlineData(EncordErrorId.ConnectionFailed)]
    [InlineData(EncordErrorId.ServiceUnavailable)]
    [InlineData(EncordErrorId.RateLimited)]
    [InlineData(EncordErrorId.Timeout)]
    [InlineData(EncordErrorId.UnexpectedResponse)]
    [InlineData(EncordErrorId.OperationNotAllowed)]
    public async Task What_concerns_the_bundle_is_reported_of_each_item_after_one_request(string id)
    {
        var requests = 0;
        var sender = new BundleSender<string, string>(
            Task (_, _, _) =>
            {
                requests++;
                throw new EncordException(id, "no");
            },
            ItemFaults.Contains);

        Assert.Equal(["a " + id, "b " + id], await RunAsync(size: 2, throttle: 1, sender, keepsOrder: true, "a", "b"));
        Assert.Equal(1, requests);
    }

    [Fact]
    public async Task What_means_nothing_in_parts_is_never_cut()
    {
        var requests = 0;
        var sender = new BundleSender<string, string>(
            Task (_, _, _) =>
            {
                requests++;
                throw new EncordException(EncordErrorId.PayloadTooLarge, "no");
            },
            ItemFaults.Contains) { IsDivisible = false };

        Assert.Equal(["a EncordPayloadTooLarge", "b EncordPayloadTooLarge"], await RunAsync(size: 2, throttle: 1, sender, keepsOrder: true, "a", "b"));
        Assert.Equal(1, requests);
    }

    [Fact]
    public async Task A_rare_key_does_not_hold_everything_back()
    {
        var sent = new List<string>();
        using var queue = new BundleQueue<string, string>(2, 1, (_, items, _) =>
        {
            lock (sent)
            {
                sent.AddRange(items);
            }

            return Task.FromResult(None);
        }, Token) { KeepsOrder = true };
        queue.Add("rare", "rare");
        for (var i = 0; i < 6; i++)
        {
            queue.Add("often" + i, "often");
            await queue.WhenRoomAsync();
        }

        await queue.WhenNextAsync();
        Assert.True(queue.TryTake(out var first));
        Assert.Equal(["rare"], first.Items.Select(item => item.Item));
    }

    [Fact]
    public async Task Cancelling_ends_the_wait()
    {
        using var source = new CancellationTokenSource();
        using var queue = new BundleQueue<string, string>(1, 1, async (_, _, token) =>
        {
            await Task.Delay(Timeout.Infinite, token);
            return None;
        }, source.Token);
        queue.Add("a", "p");
        var waiting = queue.WhenNextAsync();
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.ThrowsAny<OperationCanceledException>(() => queue.TryTake(out _));
    }

    private static IReadOnlyDictionary<string, EncordException> None { get; } = new Dictionary<string, EncordException>();

    private Task<IReadOnlyDictionary<string, EncordException>> Records(string key, IReadOnlyList<string> items, CancellationToken token)
    {
        lock (_sent)
        {
            _sent.Add(string.Join(" ", items));
        }

        return Task.FromResult(None);
    }

    private static Task<string[]> RunAsync(
        int size, int throttle, Func<string, IReadOnlyList<string>, CancellationToken, Task<IReadOnlyDictionary<string, EncordException>>> send, params string[] items) =>
        RunAsync(size, throttle, new BundleSender<string, string>(send), keepsOrder: true, items);

    private static async Task<string[]> RunAsync(int size, int throttle, BundleSender<string, string> sender, bool keepsOrder, params string[] items)
    {
        using var queue = new BundleQueue<string, string>(size, throttle, sender.SendAsync, Token) { KeepsOrder = keepsOrder };
        var order = new List<string>();
        foreach (var item in items)
        {
            queue.Add(item, item.Split(':')[0].Length > 1 ? item.Split(':')[0] : "");
            await queue.WhenRoomAsync();
            Take();
        }

        queue.Flush();
        while (queue.HasPending)
        {
            await queue.WhenNextAsync();
            Take();
        }

        return order.ToArray();

        void Take()
        {
            while (queue.TryTake(out var outcome))
            {
                order.AddRange(outcome.Items.Select(item => item.Failure is null ? item.Item : item.Item + " " + item.Failure.ErrorId));
            }
        }
    }
}
