using System.Diagnostics;

namespace Encord.Benchmarks.Harness;

/// <summary>What the operating system says this process used at most, in MB.</summary>
internal static class PeakMemory
{
    public static double Now()
    {
        using var self = Process.GetCurrentProcess();
        return self.WorkingSet64 / 1e6;
    }

    public static double Peak()
    {
        // The framework reports no peak on Linux; the kernel does.
        if (File.Exists("/proc/self/status"))
        {
            var line = File.ReadLines("/proc/self/status").First(text => text.StartsWith("VmHWM:", StringComparison.Ordinal));
            return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2]) * 1024 / 1e6;
        }

        using var self = Process.GetCurrentProcess();
        return self.PeakWorkingSet64 / 1e6;
    }
}
