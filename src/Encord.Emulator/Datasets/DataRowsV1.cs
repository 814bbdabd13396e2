using System.Text.Json;
using Encord.Emulator.Database;
using Encord.Emulator.Files;
using Encord.Emulator.Pipeline;
using Encord.Emulator.Projects;
using Encord.Emulator.Storage;

namespace Encord.Emulator.Datasets;

/// <summary>The data units of a dataset, filtered.</summary>
[V1("datarows", "GET", Scope = V1Scope.Resource)]
internal sealed class ListDataRows(DatasetService datasets, DataRowStore rows) : IV1Handler
{
    public ValueTask<Answer> HandleAsync(V1Call call)
    {
        var dataset = datasets.Require(call.Caller, call.DatasetHash);
        var payload = call.Payload;
        var types = payload.Texts("data_types");
        if (types?.FirstOrDefault(type => !DataRowTypes.IsKnown(type)) is { } unknown)
        {
            throw WireError.InvalidArguments($"data_types: there is no type '{unknown}'.");
        }

        var filter = new DataRowFilter(
            payload.Text("title_eq"), payload.Text("title_like"), payload.Time("created_before"), payload.Time("created_after"), types,
            payload.Texts("data_hashes"));
        var settings = payload.Member("dataset_access_settings") ?? default;
        var include = new DataRowInclude(ClientMetadata: settings.Flag("fetch_client_metadata"));
        return new(Answer.List(rows.List(dataset.Hash, filter), (json, row) => DataRowJson.Write(json, row, dataset.StorageLocation, include)));
    }
}

[V1("datarow", "GET", Scope = V1Scope.Resource)]
internal sealed class GetDataRow(DatasetService datasets, DataRowStore rows, SignedLinks links) : IV1Handler
{
    public ValueTask<Answer> HandleAsync(V1Call call)
    {
        var dataset = datasets.Require(call.Caller, call.DatasetHash);
        var row = DataRowLookup.Require(rows, dataset, call.UidText);
        var wanted = call.Payload.Member("additional_data") ?? default;
        var images = wanted.Member("images_data_fetch_options");
        string Link(string objectKey) => links.ToRead(call.BaseAddress, objectKey);
        var include = new DataRowInclude(
            wanted.Flag("client_metadata"), images is not null, wanted.Flag("signed_url") ? Link : null,
            images is { } options && options.Flag("fetch_signed_urls") ? Link : null);
        return new(Answer.Write(json => DataRowJson.Write(json, row, dataset.StorageLocation, include)));
    }
}

/// <summary>Changes the title or the user's metadata.</summary>
[V1("datarow", "POST", Scope = V1Scope.Resource)]
internal sealed class SaveDataRow(DatasetService datasets, DataRowStore rows) : IV1Handler
{
    public ValueTask<Answer> HandleAsync(V1Call call)
    {
        var dataset = datasets.Require(call.Caller, call.DatasetHash, toChange: true);
        var row = DataRowLookup.Require(rows, dataset, call.UidText);
        var metadata = call.Payload.Member("client_metadata");
        if (metadata is { ValueKind: not JsonValueKind.Object })
        {
            throw WireError.InvalidArguments("'client_metadata' must be an object.");
        }

        rows.Update(row.Hash, call.Payload.Text("data_title"), metadata?.GetRawText());
        var saved = rows.Find(row.Hash)!;
        var changed = call.Payload.Members("payload").Keys.ToList();
        return new(Answer.Write(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("updated_fields"u8);
            changed.ForEach(json.WriteStringValue);
            json.WriteEndArray();
            json.WritePropertyName("data_row"u8);
            DataRowJson.Write(json, saved, dataset.StorageLocation, new DataRowInclude(ClientMetadata: true));
            json.WriteEndObject();
        }));
    }
}

/// <summary>The older way to rename data units, all or none.</summary>
[V1("video", "POST", Scope = V1Scope.Resource)]
internal sealed class RenameDataRows(EmulatorDatabase database, DatasetService datasets, DataRowStore rows) : IV1Handler
{
    public ValueTask<Answer> HandleAsync(V1Call call)
    {
        var dataset = datasets.Require(call.Caller, call.UidText, toChange: true);
        if (call.Payload.ValueKind != JsonValueKind.Array)
        {
            throw WireError.InvalidArguments("video POST needs a list of renamed data units.");
        }

        database.Transaction(() =>
        {
            foreach (var entry in call.Payload.EnumerateArray())
            {
                rows.Update(DataRowLookup.Require(rows, dataset, entry.RequiredText("video_hash")).Hash, entry.RequiredText("title"), clientMetadata: null);
            }
        });
        return new(Answer.Of(new { success = true }));
    }
}

/// <summary>Removes data units from the dataset; the items behind them stay in storage.</summary>
[V1("video", "DELETE", Scope = V1Scope.Resource)]
internal sealed class RemoveDataRows(EmulatorDatabase database, DatasetService datasets, DataRowStore rows, DatasetStore store) : IV1Handler
{
    public ValueTask<Answer> HandleAsync(V1Call call)
    {
        var dataset = datasets.Require(call.Caller, call.DatasetHash, toChange: true);
        database.Transaction(() =>
        {
            foreach (var hash in call.UidList)
            {
                rows.Remove(dataset.Hash, DataRowLookup.Require(rows, dataset, hash).Hash);
            }

            store.Touch(dataset.Hash);
        });
        return new(Answer.True);
    }
}

/// <summary>Makes data units of items that are in storage.</summary>
[V1("datasetlinkitems", "POST", Scope = V1Scope.Resource)]
internal sealed class LinkItems(
    EmulatorDatabase database, DatasetService datasets, DataRowStore rows, DataRowService service, StorageAccess access, StorageItemStore items,
    ProjectContent content) : IV1Handler
{
    public ValueTask<Answer> HandleAsync(V1Call call)
    {
        var dataset = datasets.Require(call.Caller, call.DatasetHash, toChange: true);
        var wanted = call.Payload.Texts("item_uuids", required: true)!.Select(uuid => access.Item(call.Caller, uuid)).ToList();
        var behavior = call.Payload.Text("duplicates_behavior") ?? "SKIP";
        var linked = database.Transaction(() =>
        {
            var present = rows.List(dataset.Hash).Select(row => row.BackingItemUuid).ToHashSet(StringComparer.Ordinal);
            var added = new List<DataRow>();
            foreach (var item in wanted)
            {
                if (!present.Add(item.Uuid) && behavior != "DUPLICATE")
                {
                    _ = behavior == "SKIP" ? true : throw WireError.Exists($"Item {item.Uuid} is in the dataset already.");
                    continue;
                }

                added.Add(service.Link(dataset.Hash, item, items.Find(item.Children)));
            }

            content.DatasetChanged(dataset.Hash);
            return added;
        });
        return new(Answer.List(linked, (json, row) => DataRowJson.Write(json, row, dataset.StorageLocation, new DataRowInclude())));
    }
}
