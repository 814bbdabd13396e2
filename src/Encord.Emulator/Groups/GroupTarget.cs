namespace Encord.Emulator.Groups;

/// <summary>A kind of thing that groups are let in to, and the table that says which. The tables belong to the stores of the things.</summary>
internal sealed record GroupTarget(string Table, string Column)
{
    public static GroupTarget Project { get; } = new("project_groups", "project_hash");

    public static GroupTarget Dataset { get; } = new("dataset_groups", "dataset_hash");

    public static GroupTarget Ontology { get; } = new("ontology_groups", "ontology_hash");

    public static GroupTarget Folder { get; } = new("storage_folder_groups", "folder_uuid");

    public string Schema => $"""
        CREATE TABLE IF NOT EXISTS {Table} (
            {Column} TEXT NOT NULL, group_hash TEXT NOT NULL, role INTEGER NOT NULL, PRIMARY KEY ({Column}, group_hash)) WITHOUT ROWID;
        """;
}
