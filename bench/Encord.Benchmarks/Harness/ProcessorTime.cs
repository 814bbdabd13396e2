using System.Diagnostics;

namespace Encord.Benchmarks.Harness;

/// <summary>The processor time of this process, in milliseconds: what a busy machine does not distort.</summary>
internal static class ProcessorTime
{
    public static double Now()
    {
        using var self = Process.GetCurrentProcess();
        return self.TotalProcessorTime.TotalMilliseconds;
    }
}
