using System.Net;
using Encord.Emulator.Hosting;
using Encord.Emulator.Tests.Support;

namespace Encord.Emulator.Tests;

public sealed class StartTests
{
    [Fact]
    public async Task A_port_in_use_is_a_clear_error()
    {
        await using var first = await EncordEmulator.StartAsync(new EmulatorOptions { Port = 0, Seed = SeedLevel.None });

        var error = await Assert.ThrowsAsync<EmulatorStartException>(
            () => EncordEmulator.StartAsync(new EmulatorOptions { Port = first.BaseAddress.Port, Seed = SeedLevel.None }));

        Assert.Contains("in use", error.Message);
    }

    [Fact]
    public async Task Addresses_that_others_can_reach_need_permission()
    {
        var error = await Assert.ThrowsAsync<EmulatorStartException>(
            () => EncordEmulator.StartAsync(new EmulatorOptions { Host = "0.0.0.0", Port = 0, Seed = SeedLevel.None }));
        Assert.Contains("--allow-remote", error.Message);

        await using var allowed = await EncordEmulator.StartAsync(
            new EmulatorOptions { Host = "0.0.0.0", Port = 0, Seed = SeedLevel.None, AllowRemote = true });
        Assert.NotEqual(0, allowed.BaseAddress.Port);
    }

    [Fact]
    public async Task A_database_that_cannot_be_written_is_a_clear_error()
    {
        var error = await Assert.ThrowsAsync<EmulatorStartException>(() => EncordEmulator.StartAsync(
            new EmulatorOptions { Port = 0, DatabasePath = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N"), "x.db") }));

        Assert.Contains("cannot be opened", error.Message);
    }

    [Fact]
    public async Task The_notice_says_where_it_is_that_the_key_is_public_and_what_it_is_not()
    {
        var options = new EmulatorOptions { Port = 0, Seed = SeedLevel.None };
        await using var emulator = await EncordEmulator.StartAsync(options);

        var notice = StartupNotice.Text(emulator, options);

        Assert.Contains(emulator.BaseAddress.ToString().TrimEnd('/'), notice);
        Assert.Contains("PUBLIC", notice);
        Assert.Contains("03a107bff3ce10be1d70dd18e74bc09967e4d6309ba50d5f1ddc8664125531b8", notice);
        Assert.Contains("ENCORD_SSH_KEY", notice);
        Assert.Contains("not the platform", notice);
    }

    [Fact]
    public void The_command_line_is_understood()
    {
        var options = CommandLine.Parse(
        [
            "--url", "http://127.0.0.1:8080", "--database", "x.db", "--seed", "minimal", "--replay-window", "60", "--label-limit", "10",
            "--no-auth", "--no-compression", "--fault", "reset,count=2",
        ])!;

        Assert.Equal(("127.0.0.1", 8080, "x.db"), (options.Host, options.Port, options.DatabasePath));
        Assert.Equal((SeedLevel.Minimal, TimeSpan.FromMinutes(1), 10), (options.Seed, options.ReplayWindow, options.LabelLimit));
        Assert.False(options.RequireAuthentication || options.Compression);
        Assert.Equal(FaultKind.Reset, Assert.Single(options.Faults).Kind);
        Assert.Null(CommandLine.Parse(["--help"]));
    }

    [Theory]
    [InlineData("--what")]
    [InlineData("--port")]
    [InlineData("--port", "-1")]
    [InlineData("--url", "https://127.0.0.1:1")]
    [InlineData("--seed", "everything")]
    public void What_is_not_understood_is_said(params string[] arguments) =>
        Assert.Throws<FormatException>(() => CommandLine.Parse(arguments));

    [Fact]
    public async Task Without_seed_there_are_only_the_users()
    {
        await using var emulator = await EncordEmulator.StartAsync(new EmulatorOptions { Port = 0, Seed = SeedLevel.None });
        using var client = new SigningClient(emulator.BaseAddress);

        Assert.Empty((await client.GetAsync("projects?includeOrgAccess=True")).GetProperty("results").EnumerateArray());
    }

    [Fact]
    public async Task Answers_are_compressed_when_the_client_takes_it()
    {
        await using var emulator = await EncordEmulator.StartAsync(new EmulatorOptions { Port = 0, Seed = SeedLevel.Minimal });
        using var client = new SigningClient(emulator.BaseAddress);
        using var http = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None });
        using var request = client.V2Request(HttpMethod.Get, "/v2/public/projects");
        request.RequestUri = new Uri(emulator.BaseAddress, request.RequestUri!);
        request.Headers.AcceptEncoding.ParseAdd("gzip");

        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal("gzip", Assert.Single(response.Content.Headers.ContentEncoding));
    }
}
