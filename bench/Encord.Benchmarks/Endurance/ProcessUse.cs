using System.Diagnostics;

namespace Encord.Benchmarks.Endurance;

/// <summary>What a process holds at a moment.</summary>
/// <param name="Megabytes">In memory.</param>
/// <param name="Handles">Open files, sockets and the like.</param>
/// <param name="Sockets">Of the handles; 0 where the system does not tell.</param>
/// <param name="Threads">All of them.</param>
internal sealed record ProcessUse(double Megabytes, int Handles, int Sockets, int Threads)
{
    public static ProcessUse Of(Process process)
    {
        process.Refresh();
        var descriptors = $"/proc/{process.Id}/fd";
        if (!Directory.Exists(descriptors))
        {
            return new ProcessUse(process.WorkingSet64 / 1e6, process.HandleCount, 0, process.Threads.Count);
        }

        string?[] targets = [.. Directory.GetFiles(descriptors).Select(Target)];
        return new ProcessUse(process.WorkingSet64 / 1e6, targets.Length, targets.Count(target => target?.StartsWith("socket:", StringComparison.Ordinal) == true), process.Threads.Count);
    }

    public override string ToString() => FormattableString.Invariant($"{Megabytes,7:0.0} MB {Handles,5} handles {Sockets,4} sockets {Threads,4} threads");

    // What was closed meanwhile leads nowhere.
    private static string? Target(string descriptor)
    {
        try
        {
            return new FileInfo(descriptor).LinkTarget;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
