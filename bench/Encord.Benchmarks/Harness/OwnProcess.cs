using System.Diagnostics;

namespace Encord.Benchmarks.Harness;

/// <summary>This program again, in a process of its own.</summary>
internal static class OwnProcess
{
    /// <summary>Starts it; the caller talks to it through its input and output.</summary>
    public static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true, RedirectStandardOutput = true };

        // Started by "dotnet", the program is what that runs.
        string[] program = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(OwnProcess).Assembly.Location] : [];
        foreach (var argument in program.Concat(arguments))
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }
}
