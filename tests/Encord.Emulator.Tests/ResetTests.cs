using System.Net.Http.Json;
using Encord.Emulator.Tests.Support;

namespace Encord.Emulator.Tests;

/// <summary>The control route that gives a test its fresh data.</summary>
public sealed class ResetTests
{
    [Fact]
    public async Task Everything_is_as_it_was_at_the_start()
    {
        var fromTheStart = new Fault { Kind = FaultKind.Delay, Path = "/nowhere" };
        await using var emulator = await EncordEmulator.StartAsync(new EmulatorOptions { Port = 0, Faults = [fromTheStart] });
        using var client = new SigningClient(emulator.BaseAddress);
        using var control = new HttpClient { BaseAddress = emulator.BaseAddress };
        var before = await ProjectsAsync(client);
        using (var added = await control.PostAsJsonAsync("/emulator/projects", new { title = "Gone again", images = 3 }))
        {
            Assert.True(added.IsSuccessStatusCode);
        }

        await client.V2Async("DELETE", "projects/" + SampleHashes.StreetScenesProject);
        emulator.Faults.Add(new Fault { Kind = FaultKind.Empty, Path = "/elsewhere" });
        Assert.NotEqual(before, await ProjectsAsync(client));

        using (var reset = await control.PostAsync("/emulator/reset", null))
        {
            Assert.True(reset.IsSuccessStatusCode);
        }

        Assert.Equal(["/nowhere"], emulator.Faults.Pending.Select(fault => fault.Path));
        Assert.Equal(before, await ProjectsAsync(client));
        Assert.Equal(0, emulator.RequestLog.ChangeCount);
    }

    [Fact]
    public async Task A_server_that_keeps_its_data_refuses_and_loses_nothing()
    {
        var folder = Directory.CreateTempSubdirectory("encord-reset-");
        try
        {
            await using var emulator = await EncordEmulator.StartAsync(
                new EmulatorOptions { Port = 0, Seed = SeedLevel.Minimal, DatabasePath = Path.Combine(folder.FullName, "kept.db") });
            using var client = new SigningClient(emulator.BaseAddress);
            using var control = new HttpClient { BaseAddress = emulator.BaseAddress };
            emulator.AddProject(new SyntheticProject { Title = "Mine", Images = 1 });

            using var reset = await control.PostAsync("/emulator/reset", null);

            Assert.Equal(400, (int)reset.StatusCode);
            Assert.Contains("--database", await reset.Content.ReadAsStringAsync());
            Assert.Contains("Mine", await ProjectsAsync(client));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string> ProjectsAsync(SigningClient client) => (await client.V2Async("GET", "projects")).Body.GetRawText();
}
