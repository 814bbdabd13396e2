using Encord.Client.Bundles;

namespace Encord.Client.Tests.Bundles;

/// <summary>Work tells what fails while it goes on, and ends with its reader.</summary>
public sealed class WorkStreamTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_threads_add_comes_out_once_and_each_thread_in_its_order()
    {
        var all = await Read(WorkStream<(int Thread, int Number)>.RunAsync(
            (stream, _) => Task.WhenAll(Enumerable.Range(0, 4).Select(thread => Task.Run(
                () =>
                {
                    for (var number = 0; number < 250; number++)
                    {
                        stream.Add((thread, number));
                    }
                },
                Token))),
            Token));

        Assert.Equal(1000, all.Count);
        Assert.All(all.GroupBy(item => item.Thread), thread => Assert.Equal(Enumerable.Range(0, 250), thread.Select(item => item.Number)));
    }

    [Fact]
    public async Task A_reader_gets_an_item_while_the_work_goes_on()
    {
        var read = new TaskCompletionSource();
        await foreach (var item in WorkStream<string>.RunAsync(
            async (stream, _) =>
            {
                stream.Add("first");
                await read.Task;
            },
            Token))
        {
            Assert.Equal("first", item);
            read.SetResult();
        }
    }

    [Fact]
    public async Task What_ends_the_work_comes_after_what_it_added()
    {
        var items = new List<ItemFailure>();
        var failure = await Assert.ThrowsAsync<EncordException>(async () =>
        {
            await foreach (var item in WorkStream<ItemFailure>.RunAsync(
                (stream, _) =>
                {
                    stream.Add("row", new EncordException(EncordErrorId.NotFound, "The row was not found."));
                    throw new EncordException(EncordErrorId.FileNotWritten, "The disk is full.");
                },
                Token))
            {
                items.Add(item);
            }
        });

        Assert.Equal("The disk is full.", failure.Message);
        Assert.Equal("row", Assert.Single(items).Item);
    }

    [Fact]
    public async Task A_reader_who_leaves_stops_the_work_and_waits_for_its_end()
    {
        var hasEnded = false;
        await foreach (var _ in WorkStream<int>.RunAsync(
            async (stream, stop) =>
            {
                stream.Add(1);
                var stopped = new TaskCompletionSource();
                using (stop.Register(stopped.SetResult))
                {
                    await stopped.Task;
                }

                await Task.Yield();
                hasEnded = true;
            },
            Token))
        {
            break;
        }

        Assert.True(hasEnded);
    }

    [Fact]
    public async Task A_cancelled_reader_waits_for_the_end_too()
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var hasEnded = false;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in WorkStream<int>.RunAsync(
                async (stream, stop) =>
                {
                    stream.Add(1);
                    var stopped = new TaskCompletionSource();
                    using (stop.Register(stopped.SetResult))
                    {
                        await stopped.Task;
                    }

                    hasEnded = true;
                    stop.ThrowIfCancellationRequested();
                },
                cancel.Token))
            {
                cancel.Cancel();
            }
        });

        Assert.True(hasEnded);
    }

    private static async Task<List<T>> Read<T>(IAsyncEnumerable<T> items)
    {
        var all = new List<T>();
        await foreach (var item in items)
        {
            all.Add(item);
        }

        return all;
    }
}
