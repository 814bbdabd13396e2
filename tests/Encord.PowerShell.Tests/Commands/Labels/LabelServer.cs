using Encord.Emulator;
using Encord.PowerShell.Tests.Engine;

namespace Encord.PowerShell.Tests.Commands.Labels;

/// <summary>A server of its own with the sample data, and a shell connected to it, for tests that change labels.</summary>
internal sealed class LabelServer : IAsyncDisposable
{
    private LabelServer(EncordEmulator emulator, Shell shell)
    {
        Emulator = emulator;
        Shell = shell;
    }

    public EncordEmulator Emulator { get; }

    public Shell Shell { get; }

    /// <summary>Starts it. The script variable <c>$rows</c> holds the label rows of the sample project, <c>$images</c> those of images without labels.</summary>
    public static async Task<LabelServer> StartAsync(EmulatorOptions? options = null)
    {
        var emulator = await EncordEmulator.StartAsync((options ?? new EmulatorOptions()) with { Port = 0 });
        var shell = Shell.Open();
        shell.Run($"Connect-Encord -Emulator -Domain {emulator.BaseAddress} -MaximumRetryCount 0").ThrowOnError();
        shell.Run(
            """
            $project = Get-EncordProject -Title 'Street scenes'
            $rows = @(Get-EncordLabelRow -Project $project)
            $images = @($rows | Where-Object { $_.DataType -eq 'Image' -and -not $_.IsInitialized })
            $videos = @($rows | Where-Object { $_.DataType -eq 'Video' -and $_.IsInitialized })
            """).ThrowOnError();
        emulator.RequestLog.Clear();
        return new LabelServer(emulator, shell);
    }

    public ShellResult Run(string script) => Shell.Run(script);

    /// <summary>How many v1 requests of that kind arrived.</summary>
    public int Count(string queryType, string queryMethod) =>
        Emulator.RequestLog.Requests.Count(request => request.QueryType == queryType && request.QueryMethod == queryMethod);

    public async ValueTask DisposeAsync()
    {
        Shell.Dispose();
        await Emulator.DisposeAsync();
    }
}
