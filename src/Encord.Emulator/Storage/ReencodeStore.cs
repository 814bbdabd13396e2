using System.Text.Json;
using Encord.Emulator.Database;
using Encord.Emulator.Pipeline;

namespace Encord.Emulator.Storage;

/// <summary>A job that was asked to re-encode videos.</summary>
/// <param name="Number">What the older wire calls it.</param>
/// <param name="Hashes">Items, or data units of a dataset.</param>
internal sealed record ReencodeJob(long Number, string Uuid, string Title, IReadOnlyList<string> Hashes);

/// <summary>
/// Re-encoding jobs. The emulator does not transcode: a job makes sure that every video can be read to its end, and then is done at once with
/// the video as it was.
/// </summary>
internal sealed class ReencodeStore(EmulatorDatabase database, TimeProvider clock) : IStore
{
    private const string Select = "SELECT id, job_uuid, title, hashes FROM reencode_jobs";

    public string Schema => """
        CREATE TABLE IF NOT EXISTS reencode_jobs (
            id INTEGER PRIMARY KEY, job_uuid TEXT NOT NULL UNIQUE, title TEXT NOT NULL, hashes TEXT NOT NULL, created_at TEXT NOT NULL)
        """;

    public ReencodeJob Add(string title, IReadOnlyList<string> hashes)
    {
        var uuid = Guid.NewGuid().ToString();
        database.Execute(
            "INSERT INTO reencode_jobs (job_uuid, title, hashes, created_at) VALUES (@uuid, @title, @hashes, @now)",
            ("@uuid", uuid), ("@title", title), ("@hashes", hashes.JsonList()), ("@now", clock.Now()));
        return Find(uuid)!;
    }

    public ReencodeJob? Find(string uuid) => database.Find(Select + " WHERE job_uuid = @uuid", Read, ("@uuid", uuid));

    public ReencodeJob? Find(long number) => database.Find(Select + " WHERE id = @number", Read, ("@number", number));

    private static ReencodeJob Read(Microsoft.Data.Sqlite.SqliteDataReader row) =>
        new(row.GetInt64(0), row.GetString(1), row.GetString(2), JsonSerializer.Deserialize<List<string>>(row.GetString(3))!);
}
