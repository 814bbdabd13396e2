using Encord.Emulator.Database;
using Encord.Emulator.Hosting;
using Encord.Emulator.Seeding;

namespace Encord.Emulator.Control;

/// <summary>Puts the server back to what it was at its start: the sample data, the faults of the command line, an empty request log.</summary>
internal sealed class SampleReset(EmulatorDatabase database, EmulatorOptions options, FaultPlan faults, RequestLog requests) : IEmulatorService
{
    /// <returns>False where the server keeps a file, because nothing may throw away what is in it, and where it runs by a clock of its own.</returns>
    public bool TryRun()
    {
        if (!SeedTemplates.Apply(database, options))
        {
            return false;
        }

        faults.Clear();
        foreach (var fault in options.Faults)
        {
            faults.Add(fault);
        }

        requests.Clear();
        return true;
    }
}
