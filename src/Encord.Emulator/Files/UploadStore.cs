using Encord.Emulator.Database;
using Encord.Emulator.Pipeline;
using Microsoft.Data.Sqlite;

namespace Encord.Emulator.Files;

/// <summary>A place for one file that a signed link was given out for.</summary>
/// <param name="ItemType">What it was said to be: image, video, audio, dicomFile, nifti, plainText or pdf.</param>
/// <param name="Owner">Who asked for it: nobody else may make something of it.</param>
/// <param name="Title">The file name, where the wire asked for it.</param>
/// <param name="Length">Bytes; null until the file has come.</param>
internal sealed record Upload(string ObjectKey, string ItemUuid, string ItemType, string Owner, string? Title, string? ContentType, long? Length);

internal sealed class UploadStore(EmulatorDatabase database, TimeProvider clock) : IStore
{
    private const string Select = "SELECT u.object_key, u.item_uuid, u.item_type, u.owner, u.title, u.content_type, u.length FROM uploads u";

    public string Schema => """
        CREATE TABLE IF NOT EXISTS uploads (
            object_key TEXT PRIMARY KEY, item_uuid TEXT NOT NULL UNIQUE, item_type TEXT NOT NULL, owner TEXT NOT NULL, title TEXT, content_type TEXT,
            length INTEGER, created_at TEXT NOT NULL) WITHOUT ROWID
        """;

    /// <summary>Places for so many files.</summary>
    public List<Upload> Reserve(string owner, string itemType, int count, string? title = null) => database.Transaction(() =>
    {
        var now = clock.Now();
        var places = new List<Upload>(count);
        for (var i = 0; i < count; i++)
        {
            var itemUuid = Guid.NewGuid();
            var place = new Upload(FileStore.NewKey(itemUuid), itemUuid.ToString(), itemType, owner, title, null, null);
            database.Execute(
                "INSERT INTO uploads (object_key, item_uuid, item_type, owner, title, created_at) VALUES (@key, @item, @type, @owner, @title, @now)",
                ("@key", place.ObjectKey), ("@item", place.ItemUuid), ("@type", itemType), ("@owner", owner), ("@title", title), ("@now", now));
            places.Add(place);
        }

        return places;
    });

    public void Complete(string objectKey, string? contentType, long length) => database.Execute(
        "UPDATE uploads SET content_type = @type, length = @length WHERE object_key = @key",
        ("@type", contentType), ("@length", length), ("@key", objectKey));

    public Upload? Find(string objectKey) => database.Find(Select + " WHERE u.object_key = @key", Read, ("@key", objectKey));

    public Upload? FindByItem(string itemUuid) => database.Find(Select + " WHERE u.item_uuid = @item", Read, ("@item", itemUuid));

    private static Upload Read(SqliteDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.TextOrNull(4), row.TextOrNull(5), row.LongOrNull(6));
}
