namespace Encord.Emulator.Database;

/// <summary>
/// The tables of one resource and what is done with them. Stores are found by scanning the assembly, registered as singletons under their
/// own type, and their schemas run at every start (so <c>CREATE TABLE IF NOT EXISTS</c>).
/// </summary>
internal interface IStore
{
    public string Schema { get; }
}
