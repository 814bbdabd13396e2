using System.Text.Json;
using Encord.Emulator.Database;
using Microsoft.Data.Sqlite;

namespace Encord.Emulator.Models;

/// <summary>Trainings and the bytes of the models they made.</summary>
internal sealed class TrainingStore(EmulatorDatabase database) : IStore
{
    private const string Select = """
        SELECT t.training_uuid, t.model_uuid, t.status, t.epochs, t.batch_size, t.device, t.weights, t.features_mapping, t.label_hashes,
               t.losses, t.seconds, t.error, t.created_at, t.created_by FROM model_trainings t
        """;

    public string Schema => """
        CREATE TABLE IF NOT EXISTS model_trainings (
            id INTEGER PRIMARY KEY, training_uuid TEXT NOT NULL UNIQUE, model_uuid TEXT NOT NULL, status TEXT NOT NULL,
            epochs INTEGER NOT NULL, batch_size INTEGER NOT NULL, device TEXT NOT NULL, weights TEXT, features_mapping TEXT NOT NULL,
            label_hashes TEXT NOT NULL, losses TEXT NOT NULL, seconds INTEGER NOT NULL, error TEXT, created_at TEXT NOT NULL,
            created_by TEXT NOT NULL, model BLOB);
        CREATE INDEX IF NOT EXISTS model_trainings_by_model ON model_trainings (model_uuid);
        """;

    public void Add(Training training, byte[]? model = null) => database.Execute(
        """
        INSERT INTO model_trainings (training_uuid, model_uuid, status, epochs, batch_size, device, weights, features_mapping, label_hashes,
            losses, seconds, error, created_at, created_by, model)
        VALUES (@uuid, @model_uuid, @status, @epochs, @batch, @device, @weights, @mapping, @labels, @losses, @seconds, @error, @created, @by, @model)
        """,
        ("@uuid", training.Uuid), ("@model_uuid", training.ModelUuid), ("@status", training.Status), ("@epochs", training.Epochs),
        ("@batch", training.BatchSize), ("@device", training.Device), ("@weights", training.Weights),
        ("@mapping", JsonSerializer.Serialize(training.FeaturesMapping)), ("@labels", training.LabelHashes.JsonList()),
        ("@losses", JsonSerializer.Serialize(training.Losses)), ("@seconds", training.Seconds), ("@error", training.Error),
        ("@created", training.CreatedAt), ("@by", training.CreatedBy), ("@model", model));

    /// <returns>False when the training was removed meanwhile.</returns>
    public bool Finish(string uuid, IReadOnlyList<double> losses, int seconds, byte[] model) => database.Execute(
        "UPDATE model_trainings SET status = 'DONE', losses = @losses, seconds = @seconds, model = @model WHERE training_uuid = @uuid",
        ("@losses", JsonSerializer.Serialize(losses)), ("@seconds", seconds), ("@model", model), ("@uuid", uuid)) > 0;

    public void Fail(string uuid, string error, int seconds) => database.Execute(
        "UPDATE model_trainings SET status = 'ERROR', error = @error, seconds = @seconds WHERE training_uuid = @uuid AND status = 'PENDING'",
        ("@error", error), ("@seconds", seconds), ("@uuid", uuid));

    public Training? Find(string uuid) => database.Find(Select + " WHERE t.training_uuid = @uuid", Read, ("@uuid", uuid));

    public List<Training> ListOfModel(string modelUuid) => database.Query(
        Select + " WHERE t.model_uuid = @model ORDER BY t.id", Read, ("@model", modelUuid));

    /// <summary>The bytes of the trained model; null while there are none.</summary>
    public byte[]? ModelBytes(string uuid) => database.Scalar<byte[]>(
        "SELECT model FROM model_trainings WHERE training_uuid = @uuid", ("@uuid", uuid));

    public void Remove(string uuid) => database.Execute("DELETE FROM model_trainings WHERE training_uuid = @uuid", ("@uuid", uuid));

    public void RemoveOfModel(string modelUuid) => database.Execute("DELETE FROM model_trainings WHERE model_uuid = @model", ("@model", modelUuid));

    private static Training Read(SqliteDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt32(3), row.GetInt32(4), row.GetString(5), row.TextOrNull(6),
        JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, List<string>>>>(row.GetString(7))!,
        JsonSerializer.Deserialize<List<string>>(row.GetString(8))!, JsonSerializer.Deserialize<List<double>>(row.GetString(9))!,
        row.GetInt32(10), row.TextOrNull(11), row.GetString(12), row.GetString(13));
}
