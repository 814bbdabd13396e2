using Encord.Emulator.Database;
using Encord.Emulator.Hosting;

namespace Encord.Emulator.Projects;

/// <summary>Removes a project from every table that says which project its rows belong to, so that no resource needs to be told.</summary>
internal sealed class ProjectRemoval(EmulatorDatabase database) : IEmulatorService
{
    private const string Column = "project_hash";

    public void Remove(string projectHash) => database.Transaction(() =>
    {
        // The contents of labels are found by the rows that are about to go.
        foreach (var table in (string[])["label_contents", "label_units"])
        {
            database.Execute(
                $"DELETE FROM {table} WHERE label_hash IN (SELECT label_hash FROM label_rows WHERE {Column} = @project)", ("@project", projectHash));
        }

        foreach (var table in Tables())
        {
            database.Execute($"DELETE FROM {table} WHERE {Column} = @project", ("@project", projectHash));
        }
    });

    private List<string> Tables() => database.Query(
        "SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND c.name = @column ORDER BY m.name",
        row => row.GetString(0),
        ("@column", Column));
}
