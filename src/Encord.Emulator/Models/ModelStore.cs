using System.Text.Json;
using Encord.Emulator.Database;
using Microsoft.Data.Sqlite;

namespace Encord.Emulator.Models;

/// <summary>Models and the projects they are attached to.</summary>
internal sealed class ModelStore(EmulatorDatabase database) : IStore
{
    private const string SelectModel =
        "SELECT m.model_uuid, m.title, m.description, m.architecture, m.features, m.owner_email, m.created_at, m.id FROM ml_models m";

    private const string SelectAttachment = """
        SELECT a.attachment_uuid, a.project_hash, a.model_uuid, a.iteration_policy, a.features_mapping, a.feature_nodes, a.training_uuids,
               a.created_at, a.id FROM model_attachments a
        """;

    public string Schema => """
        CREATE TABLE IF NOT EXISTS ml_models (
            id INTEGER PRIMARY KEY, model_uuid TEXT NOT NULL UNIQUE, title TEXT NOT NULL, description TEXT NOT NULL,
            architecture TEXT NOT NULL, features TEXT NOT NULL, owner_email TEXT NOT NULL, created_at TEXT NOT NULL);
        CREATE TABLE IF NOT EXISTS model_attachments (
            id INTEGER PRIMARY KEY, attachment_uuid TEXT NOT NULL UNIQUE, project_hash TEXT NOT NULL, model_uuid TEXT NOT NULL,
            iteration_policy TEXT NOT NULL, features_mapping TEXT NOT NULL, feature_nodes TEXT NOT NULL, training_uuids TEXT NOT NULL,
            created_at TEXT NOT NULL);
        CREATE INDEX IF NOT EXISTS model_attachments_by_project ON model_attachments (project_hash);
        CREATE INDEX IF NOT EXISTS model_attachments_by_model ON model_attachments (model_uuid);
        """;

    public void Add(MlModel model) => database.Execute(
        """
        INSERT INTO ml_models (model_uuid, title, description, architecture, features, owner_email, created_at)
        VALUES (@uuid, @title, @description, @architecture, @features, @owner, @created)
        """,
        ("@uuid", model.Uuid), ("@title", model.Title), ("@description", model.Description), ("@architecture", model.Architecture),
        ("@features", model.Features.JsonList()), ("@owner", model.OwnerEmail), ("@created", model.CreatedAt));

    public MlModel? Find(string uuid) => database.Find(SelectModel + " WHERE m.model_uuid = @uuid", ReadModel, ("@uuid", uuid));

    public List<MlModel> List() => database.Query(SelectModel + " ORDER BY m.id", ReadModel);

    public void Update(string uuid, string? title, string? description) => database.Execute(
        "UPDATE ml_models SET title = coalesce(@title, title), description = coalesce(@description, description) WHERE model_uuid = @uuid",
        ("@title", title), ("@description", description), ("@uuid", uuid));

    /// <summary>The model with its attachments; its trainings are removed by their own store.</summary>
    public void Remove(string uuid) => database.Transaction(() =>
    {
        database.Execute("DELETE FROM model_attachments WHERE model_uuid = @uuid", ("@uuid", uuid));
        database.Execute("DELETE FROM ml_models WHERE model_uuid = @uuid", ("@uuid", uuid));
    });

    public void Attach(ModelAttachment attachment) => database.Execute(
        """
        INSERT OR REPLACE INTO model_attachments
            (attachment_uuid, project_hash, model_uuid, iteration_policy, features_mapping, feature_nodes, training_uuids, created_at)
        VALUES (@uuid, @project, @model, @policy, @mapping, @nodes, @trainings, @created)
        """,
        ("@uuid", attachment.Uuid), ("@project", attachment.ProjectHash), ("@model", attachment.ModelUuid),
        ("@policy", attachment.IterationPolicy), ("@mapping", JsonSerializer.Serialize(attachment.FeaturesMapping)),
        ("@nodes", attachment.FeatureNodes.JsonList()), ("@trainings", attachment.TrainingUuids.JsonList()),
        ("@created", attachment.CreatedAt));

    public void Detach(string attachmentUuid) => database.Execute(
        "DELETE FROM model_attachments WHERE attachment_uuid = @uuid", ("@uuid", attachmentUuid));

    public ModelAttachment? FindAttachment(string projectHash, string attachmentUuid) => database.Find(
        SelectAttachment + " WHERE a.attachment_uuid = @uuid AND a.project_hash = @project", ReadAttachment,
        ("@uuid", attachmentUuid), ("@project", projectHash));

    public ModelAttachment? FindInProject(string projectHash, string modelUuid) => database.Find(
        SelectAttachment + " WHERE a.project_hash = @project AND a.model_uuid = @model ORDER BY a.id", ReadAttachment,
        ("@project", projectHash), ("@model", modelUuid));

    public List<ModelAttachment> ListInProject(string projectHash) => database.Query(
        SelectAttachment + " WHERE a.project_hash = @project ORDER BY a.id", ReadAttachment, ("@project", projectHash));

    public List<ModelAttachment> ListOfModel(string modelUuid) => database.Query(
        SelectAttachment + " WHERE a.model_uuid = @model ORDER BY a.id", ReadAttachment, ("@model", modelUuid));

    private static MlModel ReadModel(SqliteDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), Texts(row, 4), row.GetString(5), row.GetString(6))
    { Id = row.GetInt64(7) };

    private static ModelAttachment ReadAttachment(SqliteDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3),
        JsonSerializer.Deserialize<Dictionary<string, string>>(row.GetString(4))!, Texts(row, 5), Texts(row, 6), row.GetString(7))
    { Id = row.GetInt64(8) };

    private static List<string> Texts(SqliteDataReader row, int column) => JsonSerializer.Deserialize<List<string>>(row.GetString(column))!;
}
