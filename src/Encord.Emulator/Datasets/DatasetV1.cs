using System.Text.Json;
using Encord.Emulator.Database;
using Encord.Emulator.Pipeline;

namespace Encord.Emulator.Datasets;

[V1("dataset", "POST", Scope = V1Scope.User)]
internal sealed class CreateDataset(DatasetService datasets) : IV1Handler
{
    public ValueTask<Answer> HandleAsync(V1Call call)
    {
        var payload = call.Payload;
        var dataset = datasets.Create(
            call.Caller, payload.RequiredText("title"), payload.Text("description"),
            payload.Integer("type") ?? throw WireError.InvalidArguments("'type' is missing."), payload.Flag("create_backing_folder"));
        return new(Answer.Of(new
        {
            title = dataset.Title,
            type = dataset.StorageLocation,
            dataset_hash = dataset.Hash,
            user_hash = dataset.OwnerHash,
            backing_folder_uuid = dataset.BackingFolderUuid,
        }));
    }
}

/// <summary>Exact keys: release 0.1.150 builds its records from whatever is there, and fails on more or less.</summary>
[V1("datasetwithuserrole", "GET", Scope = V1Scope.User)]
internal sealed class ListDatasets(DatasetStore datasets) : IV1Handler
{
    public ValueTask<Answer> HandleAsync(V1Call call)
    {
        var found = datasets.List(call.Caller.Email, everything: false, ListingFilter.FromV1(call.Payload));
        return new(Answer.List(found, (json, dataset) => JsonSerializer.Serialize(
            json,
            new
            {
                user_role = (int)(datasets.RoleOf(dataset.Hash, call.Caller.Email) ?? DatasetRole.User),
                dataset = new
                {
                    dataset_hash = dataset.Hash,
                    user_hash = dataset.OwnerHash,
                    title = dataset.Title,
                    description = dataset.Description,
                    type = dataset.StorageLocation,
                    created_at = dataset.CreatedAt,
                    last_edited_at = dataset.LastEditedAt,
                    backing_folder_uuid = dataset.BackingFolderUuid,
                },
            },
            WireJson.Options)));
    }
}

[V1("dataset", "GET", Scope = V1Scope.Resource)]
internal sealed class GetDataset(DatasetService datasets, DataRowStore rows) : IV1Handler
{
    public ValueTask<Answer> HandleAsync(V1Call call)
    {
        var dataset = datasets.Require(call.Caller, call.DatasetHash);
        var settings = call.Payload.Member("dataset_access_settings") ?? default;
        var include = new DataRowInclude(ClientMetadata: settings.Flag("fetch_client_metadata"));
        var found = rows.List(dataset.Hash);
        return new(new Answer(async writer =>
        {
            var json = writer.Json;
            json.WriteStartObject();
            json.WriteString("dataset_hash"u8, dataset.Hash);
            json.WriteString("title"u8, dataset.Title);
            json.WriteString("description"u8, dataset.Description);
            json.WriteString("dataset_type"u8, DatasetTypes.Name(dataset.StorageLocation));
            json.WriteString("backing_folder_uuid"u8, dataset.BackingFolderUuid);
            json.WriteStartArray("data_rows"u8);
            foreach (var row in found)
            {
                DataRowJson.Write(json, row, dataset.StorageLocation, include);
                await writer.FlushIfFullAsync();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }));
    }
}
