using System.Text.Json;
using Encord.Emulator.Pipeline;
using Encord.Emulator.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Encord.Emulator.Tests.Attacks;

/// <summary>A server on which the admin has one of everything, and every title of it is secret.</summary>
public sealed class Victim : IAsyncDisposable
{
    public const string Secret = "Secret";

    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    private Victim(EncordEmulator emulator)
    {
        Emulator = emulator;
        Admin = new SigningClient(emulator.BaseAddress);
    }

    public EncordEmulator Emulator { get; }

    public SigningClient Admin { get; }

    /// <summary>Hashes that nobody else may learn.</summary>
    public IEnumerable<string> Hashes => _names.Where(name => name.Key is not ("$group" or "$integration" or "$template")).Select(name => name.Value);

    public static async Task<Victim> CreateAsync()
    {
        var victim = new Victim(await EncordEmulator.StartAsync(new EmulatorOptions { Port = 0, Seed = SeedLevel.Minimal }));
        await victim.FillAsync();
        return victim;
    }

    public async ValueTask DisposeAsync()
    {
        Admin.Dispose();
        await Emulator.DisposeAsync();
    }

    public string this[string name] => _names[name];

    /// <summary>All routes of both wires, as <see cref="KnownRequest.Route"/> names them.</summary>
    public IEnumerable<string> Routes()
    {
        foreach (var (type, method, isUser) in Emulator.Services.GetRequiredService<V1Routes>().All)
        {
            yield return $"v1 {type} {method} {(isUser ? "user" : "resource")}";
        }

        foreach (var endpoint in Emulator.Services.GetRequiredService<IEnumerable<EndpointDataSource>>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>())
        {
            const string root = "/v2/public/";
            var pattern = endpoint.RoutePattern.RawText!;
            if (pattern.StartsWith(root, StringComparison.Ordinal))
            {
                yield return $"{endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods.Single()} {pattern[root.Length..]}";
            }
        }
    }

    /// <summary>Puts what the admin has into a text.</summary>
    public string Fill(string text) => _names.OrderByDescending(name => name.Key.Length).Aggregate(text, (filled, name) => filled.Replace(name.Key, name.Value, StringComparison.Ordinal));

    /// <summary>The path of a v2 request, with the admin's hashes.</summary>
    public string Path(KnownRequest request)
    {
        var pattern = request.Route.Split(' ', 2)[1];
        string Of(string uuid) => pattern.StartsWith(uuid, StringComparison.Ordinal) ? uuid : "";
        var owner = new[] { "storage/folders/{folder}/items", "storage/folders", "storage/items/reencode", "storage/items", "index/presets", "index/collections", "active/{projectHash}/collections", "active/{projectHash}/presets", "datasets", "ontologies", "projects" }
            .Select(Of).FirstOrDefault(prefix => prefix.Length > 0);
        var own = owner switch
        {
            "storage/folders/{folder}/items" or "storage/items" => "$item",
            "storage/folders" => "$folder",
            "storage/items/reencode" => "$reencode",
            "index/presets" => "$preset",
            "index/collections" => "$indexCollection",
            "active/{projectHash}/collections" => "$collection",
            "active/{projectHash}/presets" => "$projectPreset",
            "datasets" => "$dataset",
            "ontologies" => "$ontology",
            _ => "$project",
        };
        var path = pattern
            .Replace("{projectHash}", "$project").Replace("{projectUuid}", "$project").Replace("{projectModelUuid}", "$attachment")
            .Replace("{modelHash}", "$model").Replace("{modelUuid}", "$model").Replace("{trainingHash}", "$training").Replace("{trainingUuid}", "$training")
            .Replace("{stageUuid}", "$stage").Replace("{taskUuid}", "$task").Replace("{labelHash}", "$label").Replace("{folder}", "$folder")
            .Replace("{job}", "$job").Replace("{uuid}", own).Replace("{hash}", own);
        Assert.DoesNotContain('{', path);
        return Fill(path);
    }

    private async Task FillAsync()
    {
        var made = Emulator.AddProject(new SyntheticProject
        {
            Title = Secret + " project",
            Boxes = 1,
            Datasets = [new SyntheticDataset
            {
                Title = Secret + " dataset",
                Data = [
                    new SyntheticData { Title = Secret + " picture.png", Width = 40, Height = 30 },
                    new SyntheticData { Title = Secret + " film.avi", Kind = SyntheticDataKind.Video, Width = 40, Height = 30, Frames = 2 }],
            }],
            Stages = [
                new StagePlan { Title = Secret + " review", Type = "REVIEW", Next = "Done", Back = "Done" }, new StagePlan { Title = "Done", Type = "DONE" }],
        });
        (_names["$project"], _names["$dataset"], _names["$ontology"]) = (made.ProjectHash, made.DatasetHash, made.OntologyHash);
        (_names["$data"], _names["$film"]) = (made.DataHashes[0][0], made.DataHashes[0][1]);
        (_names["$group"], _names["$integration"], _names["$template"]) = (SampleHashes.AnnotatorsGroup, SampleHashes.CloudIntegration, SampleHashes.AgentTemplate);
        var rows = await Admin.V1Async("labelrowmetadata", "GET", payload: new { include_uninitialised_labels = true }, resourceId: made.ProjectHash);
        _names["$label"] = rows[0].GetProperty("label_hash").GetString()!;
        _names["$item"] = rows[0].GetProperty("backing_item_uuid").GetString()!;
        _names["$filmItem"] = rows[1].GetProperty("backing_item_uuid").GetString()!;
        _names["$task"] = rows[0].GetProperty("task_uuid").GetString()!;
        _names["$folder"] = (await Admin.GetAsync($"storage/items/{_names["$item"]}")).GetProperty("parent").GetString()!;
        _names["$stage"] = (await Admin.GetAsync($"projects/{made.ProjectHash}")).GetProperty("workflow").GetProperty("stages")[0].GetProperty("uuid").GetString()!;
        _names["$model"] = (await Admin.V1Async(
            "model", "PUT", payload: new { model_operation = 2, model_parameters = new { title = Secret + " model", description = "", features = new[] { "carbox01" }, model = "faster_rcnn" } },
            resourceId: made.ProjectHash)).GetString()!;
        _names["$attachment"] = (await Admin.GetAsync($"projects/{made.ProjectHash}/models-attachments")).GetProperty("results")[0].GetProperty("projectModel").GetProperty("projectModelUuid").GetString()!;
        _names["$training"] = await PostAsync($"ml-models/{_names["$model"]}/trainings", new
        {
            labelsUuids = new[] { _names["$label"] },
            featuresMapping = new Dictionary<string, object> { [made.ProjectHash] = new { carbox01 = new[] { "Car" } } },
            epochs = 1,
            batchSize = 1,
        });
        _names["$collection"] = await PostAsync($"active/{made.ProjectHash}/collections", new { name = Secret + " collection" });
        _names["$projectPreset"] = await PostAsync($"active/{made.ProjectHash}/presets", new { name = Secret + " preset", filterPresetJson = new { } });
        _names["$preset"] = await PostAsync($"index/presets?topLevelFolderUuid={_names["$folder"]}", new { name = Secret + " preset", filterPresetJson = new { } });
        _names["$indexCollection"] = await PostAsync($"index/collections?topLevelFolderUuid={_names["$folder"]}", new { name = Secret + " collection" });
        _names["$reencode"] = await PostAsync("storage/items/reencode", new { storageItems = new[] { _names["$filmItem"] }, processTitle = Secret });
        var place = (await Admin.GetAsync("presigned-urls?uploadItemType=image&count=1")).GetProperty("results")[0];
        (_names["$upload"], _names["$placeholder"]) = (place.GetProperty("objectKey").GetString()!, place.GetProperty("itemUuid").GetString()!);
        using var http = new HttpClient();
        using var put = await http.PutAsync(new Uri(place.GetProperty("signedUrl").GetString()!), new ByteArrayContent(SampleFiles.Image(12, 9)));
        Assert.True(put.IsSuccessStatusCode);
        _names["$job"] = await PostAsync(
            $"storage/folders/{_names["$folder"]}/data-upload-jobs", new { dataItems = new { images = new[] { new { objectUrl = "nowhere", title = "a.png" } } } });
    }

    private async Task<string> PostAsync(string path, object body)
    {
        var (status, answer) = await Admin.V2Async("POST", path, body);
        Assert.True(status == 200, $"{path}: {status} {answer}");
        return answer.ValueKind == JsonValueKind.String ? answer.GetString()! : answer.GetProperty("uuid").GetString()!;
    }
}
