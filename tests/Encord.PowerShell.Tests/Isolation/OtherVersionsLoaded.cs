using System.Diagnostics;
using System.Reflection;
using Encord.PowerShell.Tests.Engine;

namespace Encord.PowerShell.Tests.Isolation;

/// <summary>Another module has loaded its own versions of our packages before us. Each case is a process of its own.</summary>
public sealed class OtherVersionsLoaded(SampleServer server)
{
    [Theory]
    [InlineData("older", "preloaded Polly.Core 8.0.0.0")]
    [InlineData("newer", "preloaded Microsoft.Extensions.Http 10.0.0.0")]
    public async Task The_module_works_with_its_own(string age, string evidence)
    {
        var lines = await RunAsync(age);
        Assert.Contains(lines, line => line.StartsWith(evidence[..^8], StringComparison.Ordinal));
        Assert.Contains("project Street scenes", lines);
        Assert.DoesNotContain(lines, line => line.StartsWith("error", StringComparison.Ordinal));

        // What makes pictures small is not needed for this.
        Assert.DoesNotContain(lines, line => line.StartsWith("loaded SixLabors.ImageSharp", StringComparison.Ordinal));

        // Both copies are in the process, each in its own context.
        Assert.Contains(lines, line => line.StartsWith("loaded Microsoft.Extensions.Http", StringComparison.Ordinal) && line.EndsWith("in Default", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("loaded Microsoft.Extensions.Http 8.0", StringComparison.Ordinal) && line.EndsWith("in Encord", StringComparison.Ordinal));
    }

    private async Task<string[]> RunAsync(string age)
    {
        var host = Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(item => item.Key == "IsolationHost").Value!;
        var start = new ProcessStartInfo("dotnet", [host, age, ModuleUnderTest.Manifest, server.Address.ToString()])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, errors + await output);
        return (await output).Split('\n').Select(line => line.TrimEnd()).ToArray();
    }
}
