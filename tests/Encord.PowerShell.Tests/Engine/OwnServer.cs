using Encord.Emulator;

namespace Encord.PowerShell.Tests.Engine;

/// <summary>A server and a connected shell of a test's own, for tests that change something or ask for faults.</summary>
internal sealed class OwnServer : IAsyncDisposable
{
    private OwnServer(EncordEmulator emulator, Shell shell)
    {
        Emulator = emulator;
        Shell = shell;
    }

    public EncordEmulator Emulator { get; }

    public Shell Shell { get; }

    public static async Task<OwnServer> StartAsync(int timeoutSec = 30, SeedLevel seed = SeedLevel.Sample)
    {
        var emulator = await EncordEmulator.StartAsync(new EmulatorOptions { Port = 0, Seed = seed });
        return new OwnServer(emulator, Shell.Connected(emulator.BaseAddress, timeoutSec));
    }

    public ShellResult Run(string script, params (string Name, object? Value)[] variables) => Shell.Run(script, variables);

    public async ValueTask DisposeAsync()
    {
        Shell.Dispose();
        await Emulator.DisposeAsync();
    }
}
