using Encord.Emulator.Database;

namespace Encord.Emulator.Seeding;

/// <summary>
/// Seeded databases of this process, to be copied: a test run starts dozens of emulators, and copying pages is some fifty times faster than
/// seeding again.
/// </summary>
internal static class SeedTemplates
{
    private static readonly Lock Gate = new();
    private static readonly Dictionary<SeedLevel, EmulatorDatabase> Templates = [];

    /// <summary>Makes an in-memory database equal to one that was seeded before, and says whether there is one.</summary>
    public static bool Apply(EmulatorDatabase database, EmulatorOptions options)
    {
        lock (Gate)
        {
            if (!IsFor(options) || !Templates.TryGetValue(options.Seed, out var template))
            {
                return false;
            }

            template.CopyTo(database);
            return true;
        }
    }

    public static void Keep(EmulatorDatabase database, EmulatorOptions options)
    {
        lock (Gate)
        {
            if (IsFor(options) && !Templates.ContainsKey(options.Seed))
            {
                var template = new EmulatorDatabase(path: null);
                database.CopyTo(template);
                Templates[options.Seed] = template;
            }
        }
    }

    /// <summary>Under a clock of its own a database is seeded by that clock.</summary>
    private static bool IsFor(EmulatorOptions options) => options.DatabasePath is null && options.Clock == TimeProvider.System;
}
