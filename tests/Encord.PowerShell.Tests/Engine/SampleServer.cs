using Encord.Emulator;

[assembly: AssemblyFixture(typeof(Encord.PowerShell.Tests.Engine.SampleServer))]

namespace Encord.PowerShell.Tests.Engine;

/// <summary>One server with the sample data for every test that only reads. A test that changes something starts its own.</summary>
public sealed class SampleServer : IAsyncLifetime
{
    public EncordEmulator Emulator { get; private set; } = null!;

    public Uri Address => Emulator.BaseAddress;

    public async ValueTask InitializeAsync() => Emulator = await EncordEmulator.StartAsync(new EmulatorOptions { Port = 0 });

    public async ValueTask DisposeAsync() => await Emulator.DisposeAsync();
}
