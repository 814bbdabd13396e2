using Encord.Emulator.Database;
using Encord.Emulator.Pipeline;
using Microsoft.Data.Sqlite;

namespace Encord.Emulator.Projects;

/// <summary>Projects, who is in them, and which datasets they have.</summary>
internal sealed class ProjectStore(EmulatorDatabase database, TimeProvider clock) : IStore
{
    private const string Select = """
        SELECT p.project_hash, p.title, p.description, p.type, p.status, p.ontology_hash, p.created_at, p.last_edited_at FROM projects p
        """;

    public string Schema => """
        CREATE TABLE IF NOT EXISTS projects (
            id INTEGER PRIMARY KEY, project_hash TEXT NOT NULL UNIQUE, title TEXT NOT NULL, description TEXT NOT NULL, type TEXT NOT NULL,
            status TEXT NOT NULL, ontology_hash TEXT NOT NULL, created_at TEXT NOT NULL, last_edited_at TEXT NOT NULL);
        CREATE TABLE IF NOT EXISTS project_users (
            project_hash TEXT NOT NULL, email TEXT NOT NULL, role INTEGER NOT NULL, PRIMARY KEY (project_hash, email)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS project_groups (
            project_hash TEXT NOT NULL, group_hash TEXT NOT NULL, role INTEGER NOT NULL,
            PRIMARY KEY (project_hash, group_hash)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS project_datasets (
            project_hash TEXT NOT NULL, dataset_hash TEXT NOT NULL, PRIMARY KEY (project_hash, dataset_hash)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS project_tags (
            project_hash TEXT NOT NULL, tag TEXT NOT NULL, PRIMARY KEY (project_hash, tag)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS project_sources (
            project_hash TEXT NOT NULL, source_hash TEXT NOT NULL, PRIMARY KEY (project_hash, source_hash)) WITHOUT ROWID;
        """;

    public void Add(Project project) => database.Execute(
        """
        INSERT INTO projects (project_hash, title, description, type, status, ontology_hash, created_at, last_edited_at)
        VALUES (@hash, @title, @description, @type, @status, @ontology, @created, @edited)
        """,
        ("@hash", project.Hash), ("@title", project.Title), ("@description", project.Description), ("@type", project.Type),
        ("@status", project.Status), ("@ontology", project.OntologyHash), ("@created", project.CreatedAt), ("@edited", project.LastEditedAt));

    public Project? Find(string hash) => database.Find(Select + " WHERE p.project_hash = @hash", Read, ("@hash", hash));

    public void SetStatus(string hash, string status) => database.Execute(
        "UPDATE projects SET status = @status, last_edited_at = @now WHERE project_hash = @hash",
        ("@status", status), ("@now", clock.Now()), ("@hash", hash));

    /// <summary>The project changed: moves its last-edited time.</summary>
    public void Touch(string hash) => database.Execute(
        "UPDATE projects SET last_edited_at = @now WHERE project_hash = @hash", ("@now", clock.Now()), ("@hash", hash));

    /// <summary>Projects that the user is in, oldest first; with <paramref name="everything"/> those of others too.</summary>
    public List<Project> List(string email, bool everything, ListingFilter filter) => database.Query(
        $"""
        {Select}
        WHERE (@everything OR EXISTS (SELECT 1 FROM project_users u WHERE u.project_hash = p.project_hash AND u.email = @email)
            OR EXISTS (SELECT 1 FROM project_groups g JOIN group_members m ON m.group_hash = g.group_hash
                       WHERE g.project_hash = p.project_hash AND m.email = @email))
          AND (@tags IS NULL OR EXISTS (SELECT 1 FROM project_tags t
                       WHERE t.project_hash = p.project_hash AND t.tag IN (SELECT value FROM json_each(@tags))))
          AND {ListingFilter.Where("p")}
        ORDER BY p.id
        """,
        Read,
        [("@everything", everything), ("@email", email), ("@tags", filter.Tags.JsonList()), .. filter.Parameters]);

    public void SetUser(string projectHash, string email, ProjectRole role) => database.Execute(
        "INSERT OR REPLACE INTO project_users VALUES (@project, @email, @role)",
        ("@project", projectHash), ("@email", email), ("@role", (long)role));

    public List<(string Email, ProjectRole Role)> Users(string projectHash) => database.Query(
        "SELECT email, role FROM project_users WHERE project_hash = @project ORDER BY email",
        row => (row.GetString(0), (ProjectRole)row.GetInt32(1)),
        ("@project", projectHash));

    /// <summary>Everybody who is in the one, people and groups, comes into the other with the same role; who is there stays as they are.</summary>
    public void CopyPeople(string fromProject, string toProject)
    {
        database.Execute(
            "INSERT OR IGNORE INTO project_users SELECT @to, email, role FROM project_users WHERE project_hash = @from",
            ("@to", toProject), ("@from", fromProject));
        database.Execute(
            "INSERT OR IGNORE INTO project_groups SELECT @to, group_hash, role FROM project_groups WHERE project_hash = @from",
            ("@to", toProject), ("@from", fromProject));
    }

    /// <summary>Own role and the roles of the user's groups, strongest first.</summary>
    public List<ProjectRole> RolesOf(string projectHash, string email) => database.Query(
        """
        SELECT role FROM project_users WHERE project_hash = @project AND email = @email
        UNION SELECT g.role FROM project_groups g JOIN group_members m ON m.group_hash = g.group_hash
        WHERE g.project_hash = @project AND m.email = @email
        ORDER BY 1
        """,
        row => (ProjectRole)row.GetInt32(0),
        ("@project", projectHash), ("@email", email));

    public List<string> Datasets(string projectHash) => database.Query(
        "SELECT dataset_hash FROM project_datasets WHERE project_hash = @project", row => row.GetString(0), ("@project", projectHash));

    public List<string> ProjectsWithDataset(string datasetHash) => database.Query(
        "SELECT project_hash FROM project_datasets WHERE dataset_hash = @dataset", row => row.GetString(0), ("@dataset", datasetHash));

    public void AttachDataset(string projectHash, string datasetHash) => database.Execute(
        "INSERT OR IGNORE INTO project_datasets VALUES (@project, @dataset)", ("@project", projectHash), ("@dataset", datasetHash));

    public void DetachDataset(string projectHash, string datasetHash) => database.Execute(
        "DELETE FROM project_datasets WHERE project_hash = @project AND dataset_hash = @dataset",
        ("@project", projectHash), ("@dataset", datasetHash));

    /// <summary>The projects whose data measures the annotators of this one.</summary>
    public List<string> Sources(string projectHash) => database.Query(
        "SELECT source_hash FROM project_sources WHERE project_hash = @project", row => row.GetString(0), ("@project", projectHash));

    public void AddSource(string projectHash, string sourceHash) => database.Execute(
        "INSERT OR IGNORE INTO project_sources VALUES (@project, @source)", ("@project", projectHash), ("@source", sourceHash));

    public void AddTag(string projectHash, string tag) => database.Execute(
        "INSERT OR IGNORE INTO project_tags VALUES (@project, @tag)", ("@project", projectHash), ("@tag", tag));

    private static Project Read(SqliteDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3),
        row.GetString(4), row.GetString(5), row.GetString(6), row.GetString(7));
}
