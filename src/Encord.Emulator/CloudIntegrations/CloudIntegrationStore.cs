using Encord.Emulator.Database;
using Encord.Emulator.Pipeline;

namespace Encord.Emulator.CloudIntegrations;

internal sealed record CloudIntegration(string Uuid, string Title);

internal sealed class CloudIntegrationStore(EmulatorDatabase database) : IStore
{
    public string Schema => """
        CREATE TABLE IF NOT EXISTS cloud_integrations (id INTEGER PRIMARY KEY, integration_uuid TEXT NOT NULL UNIQUE, title TEXT NOT NULL)
        """;

    public void Add(CloudIntegration integration) => database.Execute(
        "INSERT INTO cloud_integrations (integration_uuid, title) VALUES (@uuid, @title)",
        ("@uuid", integration.Uuid), ("@title", integration.Title));

    public void Require(string uuid)
    {
        if (List([uuid]).Count == 0)
        {
            throw WireError.NotFound($"There is no cloud integration {uuid}.");
        }
    }

    /// <summary>Both filters together are an intersection.</summary>
    public List<CloudIntegration> List(IReadOnlyList<string>? uuids = null, IReadOnlyList<string>? titles = null) => database.Query(
        """
        SELECT integration_uuid, title FROM cloud_integrations
        WHERE (@uuids IS NULL OR integration_uuid IN (SELECT value FROM json_each(@uuids)))
          AND (@titles IS NULL OR title IN (SELECT value FROM json_each(@titles))) ORDER BY id
        """,
        row => new CloudIntegration(row.GetString(0), row.GetString(1)),
        ("@uuids", uuids.JsonList()), ("@titles", titles.JsonList()));
}
