using System.Text.Json;
using Encord.Emulator.Database;
using Encord.Emulator.Pipeline;
using Microsoft.Data.Sqlite;

namespace Encord.Emulator.Workflow;

/// <summary>The stages of all workflows.</summary>
internal sealed class StageStore(EmulatorDatabase database) : IStore
{
    private const string Select =
        "SELECT stage_uuid, project_hash, position, type, title, next_uuid, back_uuid, pathways FROM workflow_stages";

    public string Schema => """
        CREATE TABLE IF NOT EXISTS workflow_stages (
            stage_uuid TEXT PRIMARY KEY, project_hash TEXT NOT NULL, position INTEGER NOT NULL, type TEXT NOT NULL, title TEXT NOT NULL,
            next_uuid TEXT, back_uuid TEXT, pathways TEXT NOT NULL) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS workflow_stages_by_project ON workflow_stages (project_hash, position);
        """;

    public void Add(WorkflowStage stage) => database.Execute(
        "INSERT INTO workflow_stages VALUES (@uuid, @project, @position, @type, @title, @next, @back, @pathways)",
        ("@uuid", stage.Uuid), ("@project", stage.ProjectHash), ("@position", stage.Position), ("@type", stage.Type),
        ("@title", stage.Title), ("@next", stage.Next), ("@back", stage.Back),
        ("@pathways", JsonSerializer.Serialize(stage.Pathways, WireJson.Options)));

    public List<WorkflowStage> List(string projectHash) => database.Query(
        Select + " WHERE project_hash = @project ORDER BY position", Read, ("@project", projectHash));

    public WorkflowStage? Find(string projectHash, string stageUuid) => database.Find(
        Select + " WHERE stage_uuid = @uuid AND project_hash = @project", Read, ("@uuid", stageUuid), ("@project", projectHash));

    private static WorkflowStage Read(SqliteDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetInt32(2), row.GetString(3), row.GetString(4), row.TextOrNull(5), row.TextOrNull(6),
        JsonSerializer.Deserialize<List<Pathway>>(row.GetString(7))!);
}
