using Encord.Emulator.Database;

namespace Encord.Emulator.Seeding;

/// <summary>
/// Seeded databases of this process, to be copied: a test run starts dozens of emulators, and copying pages is some fifty times faster than
/// seeding again.
/// </summary>
internal static class SeedTemplates
{
    private static readonly Lock Gate = new();
    private static readonly List<(SeedLevel Seed, DateTimeOffset? Time, EmulatorDatabase Database)> Templates = [];

    // Clocks that stand at ever other times would fill the memory with templates of which each is used once.
    private const int Most = 8;

    /// <summary>Makes an in-memory database equal to one that was seeded before, and says whether there is one.</summary>
    public static bool Apply(EmulatorDatabase database, EmulatorOptions options)
    {
        lock (Gate)
        {
            var template = Find(options);
            template?.CopyTo(database);
            return template is not null;
        }
    }

    public static void Keep(EmulatorDatabase database, EmulatorOptions options)
    {
        lock (Gate)
        {
            if (options.DatabasePath is not null || Find(options) is not null)
            {
                return;
            }

            if (Templates.Count == Most)
            {
                Templates[0].Database.Dispose();
                Templates.RemoveAt(0);
            }

            var template = new EmulatorDatabase(path: null);
            database.CopyTo(template);
            Templates.Add((options.Seed, TimeOf(options), template));
        }
    }

    private static EmulatorDatabase? Find(EmulatorOptions options) => options.DatabasePath is not null
        ? null
        : Templates.Find(template => template.Seed == options.Seed && template.Time == TimeOf(options)).Database;

    /// <summary>Null by the clock of the machine; under a clock of its own a database is seeded by that clock.</summary>
    private static DateTimeOffset? TimeOf(EmulatorOptions options) => options.Clock == TimeProvider.System ? null : options.Clock.GetUtcNow();
}
