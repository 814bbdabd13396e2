namespace Encord.PowerShell.Tests.Engine;

/// <summary>A server and a shell for all tests of a class. Each test gets the sample data fresh and a new connection.</summary>
public sealed class SharedServer : IAsyncLifetime
{
    private OwnServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await OwnServer.StartAsync();

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    internal OwnServer Fresh()
    {
        _server.Emulator.Reset();
        _server.Run($"Connect-Encord -Emulator -Domain {_server.Emulator.BaseAddress} -TimeoutSec 30 -SkipCheck").ThrowOnError();
        return _server;
    }
}
