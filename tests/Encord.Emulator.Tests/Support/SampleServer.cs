namespace Encord.Emulator.Tests.Support;

/// <summary>One seeded server for tests that change nothing of what others read.</summary>
public sealed class SampleServer : IAsyncLifetime
{
    public EncordEmulator Emulator { get; private set; } = null!;

    public SigningClient Client { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Emulator = await EncordEmulator.StartAsync(new EmulatorOptions { Port = 0 });
        Client = new SigningClient(Emulator.BaseAddress);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Emulator.DisposeAsync();
    }
}
