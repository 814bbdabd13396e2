namespace Encord.Emulator.Seeding;

/// <summary>Fills a fresh database; found by scanning the assembly, run in <see cref="Order"/> within one transaction.</summary>
internal interface ISeeder
{
    /// <summary>Users 0, ontologies 10, data 20, projects 30, what belongs to projects 40 and up.</summary>
    public int Order { get; }

    public void Seed(SeedLevel level);
}
