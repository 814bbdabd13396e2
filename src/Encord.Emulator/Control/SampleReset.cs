using Encord.Emulator.Database;
using Encord.Emulator.Hosting;
using Encord.Emulator.Pipeline;
using Encord.Emulator.Seeding;

namespace Encord.Emulator.Control;

/// <summary>Puts the server back to what it was at its start: the sample data, the faults of the command line, an empty request log.</summary>
internal sealed class SampleReset(EmulatorDatabase database, EmulatorOptions options, FaultPlan faults, RequestLog requests) : IEmulatorService
{
    /// <exception cref="WireError">The server keeps a file: nothing may throw away what is in it.</exception>
    public void Run()
    {
        if (!SeedTemplates.Apply(database, options))
        {
            throw WireError.InvalidArguments(
                "This emulator cannot be reset: it keeps its data in a file. Start one without --database, or stop it and delete the file.");
        }

        faults.Clear();
        foreach (Fault fault in options.Faults)
        {
            faults.Add(fault);
        }

        requests.Clear();
    }
}
