using Encord.Emulator.Database;
using Encord.Emulator.Groups;
using Encord.Emulator.Pipeline;
using Microsoft.Data.Sqlite;

namespace Encord.Emulator.Ontologies;

/// <param name="Editor">The structure, as JSON text exactly as it was given.</param>
internal sealed record Ontology(string Hash, string Title, string Description, string Editor, string CreatedAt, string LastEditedAt);

/// <summary>Ontologies and who may use them.</summary>
internal sealed class OntologyStore(EmulatorDatabase database, TimeProvider clock) : IStore
{
    private const string Select =
        "SELECT o.ontology_hash, o.title, o.description, o.editor, o.created_at, o.last_edited_at FROM ontologies o";

    public string Schema => """
        CREATE TABLE IF NOT EXISTS ontologies (
            id INTEGER PRIMARY KEY, ontology_hash TEXT NOT NULL UNIQUE, title TEXT NOT NULL, description TEXT NOT NULL,
            editor TEXT NOT NULL, created_at TEXT NOT NULL, last_edited_at TEXT NOT NULL);
        CREATE TABLE IF NOT EXISTS ontology_users (
            ontology_hash TEXT NOT NULL, email TEXT NOT NULL, role INTEGER NOT NULL, PRIMARY KEY (ontology_hash, email)) WITHOUT ROWID;
        """ + GroupTarget.Ontology.Schema;

    public void Add(Ontology ontology) => database.Execute(
        """
        INSERT INTO ontologies (ontology_hash, title, description, editor, created_at, last_edited_at)
        VALUES (@hash, @title, @description, @editor, @created, @edited)
        """,
        ("@hash", ontology.Hash), ("@title", ontology.Title), ("@description", ontology.Description), ("@editor", ontology.Editor),
        ("@created", ontology.CreatedAt), ("@edited", ontology.LastEditedAt));

    public Ontology? Find(string hash) => database.Find(Select + " WHERE o.ontology_hash = @hash", Read, ("@hash", hash));

    public void Save(string hash, string title, string description, string editor) => database.Execute(
        "UPDATE ontologies SET title = @title, description = @description, editor = @editor, last_edited_at = @now WHERE ontology_hash = @hash",
        ("@title", title), ("@description", description), ("@editor", editor), ("@now", clock.Now()), ("@hash", hash));

    public List<Ontology> List(string email, bool everything, ListingFilter filter) => database.Query(
        $"""
        {Select}
        WHERE (@everything OR EXISTS (SELECT 1 FROM ontology_users u WHERE u.ontology_hash = o.ontology_hash AND u.email = @email)
            OR EXISTS (SELECT 1 FROM ontology_groups g JOIN group_members m ON m.group_hash = g.group_hash
                       WHERE g.ontology_hash = o.ontology_hash AND m.email = @email))
          AND {ListingFilter.Where("o")}
        ORDER BY o.id
        """,
        Read,
        [("@everything", everything), ("@email", email), .. filter.Parameters]);

    public void SetUser(string hash, string email, OntologyRole role) => database.Execute(
        "INSERT OR REPLACE INTO ontology_users VALUES (@hash, @email, @role)",
        ("@hash", hash), ("@email", email), ("@role", (long)role));

    /// <summary>The stronger of the user's own role and those of the user's groups.</summary>
    public OntologyRole? RoleOf(string hash, string email) =>
        database.Scalar<long?>(
            """
            SELECT min(role) FROM (
                SELECT role FROM ontology_users WHERE ontology_hash = @hash AND email = @email
                UNION ALL SELECT g.role FROM ontology_groups g JOIN group_members m ON m.group_hash = g.group_hash
                WHERE g.ontology_hash = @hash AND m.email = @email)
            """,
            ("@hash", hash), ("@email", email))
        is { } role ? (OntologyRole)role : null;

    /// <summary>Projects show their ontology to their members, whatever the roles on the ontology itself.</summary>
    public bool IsSeenThroughProject(string hash, string email) => database.Scalar<long>(
        """
        SELECT EXISTS (SELECT 1 FROM projects p JOIN project_users u ON u.project_hash = p.project_hash
                       WHERE p.ontology_hash = @hash AND u.email = @email)
            OR EXISTS (SELECT 1 FROM projects p JOIN project_groups g ON g.project_hash = p.project_hash
                       JOIN group_members m ON m.group_hash = g.group_hash WHERE p.ontology_hash = @hash AND m.email = @email)
        """,
        ("@hash", hash), ("@email", email)) == 1;

    private static Ontology Read(SqliteDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetString(5));
}

internal enum OntologyRole
{
    Admin = 0,
    User = 1,
}
