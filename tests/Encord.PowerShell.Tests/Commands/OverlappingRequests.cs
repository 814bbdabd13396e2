using Encord.PowerShell.Tests.Engine;

namespace Encord.PowerShell.Tests.Commands;

/// <summary>Commands whose requests are about one thing each send several at once, and write as if they had sent one after the other.</summary>
public sealed class OverlappingRequests
{
    private const string Project = "22222222-2222-4222-8222-222222222222";

    private static readonly (int Status, byte[] Body) Valid = (200, "{\"isValid\":true,\"errors\":[]}"u8.ToArray());

    [Fact]
    public async Task Wait_for_the_network_together_and_give_their_results_in_order()
    {
        var all = new TaskCompletionSource();
        var waiting = 0;
        await using var server = new AnsweringServer(async request =>
        {
            // No answer before sixteen requests wait for theirs.
            if (Interlocked.Increment(ref waiting) == 16)
            {
                all.SetResult();
            }

            await all.Task;
            return (200, System.Text.Encoding.UTF8.GetBytes($$"""{"isValid":false,"errors":["{{request.Split('/')[^2]}}"]}"""));
        });
        using var shell = server.Connect();

        var rows = Enumerable.Range(0, 40).Select(i => $"11111111-1111-4111-8111-{i:d12}").ToArray();

        Assert.Equal(rows, shell.Run($"$rows | Test-EncordLabelRow -Project {Project} -Detailed", ("rows", rows)).ThrowOnError().Texts("Message"));
    }

    [Fact]
    public async Task That_fail_do_not_cut_off_the_others()
    {
        var answered = 0;
        var failed = new TaskCompletionSource();
        await using var server = new AnsweringServer(async request =>
        {
            if (request.Contains("000000000001"))
            {
                failed.SetResult();
                return (404, "{\"message\":\"no such row\"}"u8.ToArray());
            }

            // The others are under way while the failure is there already.
            await failed.Task;
            Interlocked.Increment(ref answered);
            return Valid;
        });
        using var shell = server.Connect();

        var result = shell.Run($"$written = @(); try {{ 0..9 | ForEach-Object {{ '11111111-1111-4111-8111-{{0:d12}}' -f $_ }} | Test-EncordLabelRow -Project {Project} -ErrorAction Stop | ForEach-Object {{ $written += $_ }} }} catch {{ }}; $written");

        Assert.Equal(9, answered);
        Assert.Equal(9, result.Output.Count);
    }
}
