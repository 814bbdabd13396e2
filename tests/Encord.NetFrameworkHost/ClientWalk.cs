using System.Text.RegularExpressions;
using Encord.Client;
using Encord.Client.Auth;
using Encord.Client.Bundles;
using Encord.Client.Datasets;
using Encord.Client.Interchange.Coco.Exporting;
using Encord.Client.Interchange.Coco.Importing;
using Encord.Client.Labels;
using Encord.Client.Labels.Documents;
using Encord.Client.Labels.Editing;
using Encord.Client.Labels.Reading;
using Encord.Client.Ontologies.Structure;
using Encord.Client.Pictures.Report;
using Encord.Client.Uploads;
using Encord.Isolation;

namespace Encord.NetFrameworkHost;

/// <summary>From connecting to uploading, with the sample project of the local server.</summary>
internal static class ClientWalk
{
    // A picture of one pixel.
    private const string Picture = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    /// <summary>What the module does when Windows PowerShell imports it.</summary>
    public static void Register(string module) => DependencyResolver.Register(Path.Combine(module, "Dependencies"));

    public static async Task RunAsync(Uri server, string folder)
    {
        using var client = new EncordClient(new EncordClientOptions { Credential = SshKeyCredential.WellKnownTestKey(), Domain = server });
        var projects = await ListAsync(client.Projects.ListAsync()).ConfigureAwait(false);
        var project = projects.Single(item => item.Title == "Street scenes").ProjectHash;
        Console.WriteLine($"connected, projects: {string.Join(", ", projects.Select(item => item.Title).OrderBy(title => title, StringComparer.Ordinal))}");

        var row = await EditAsync(client, project).ConfigureAwait(false);
        await ExchangeAsync(client, row, folder).ConfigureAwait(false);
        await UploadAsync(client, Path.Combine(folder, "pixel.png")).ConfigureAwait(false);
        await ReportAsync(client, project, Path.Combine(folder, "report.html")).ConfigureAwait(false);
    }

    private static async Task ReportAsync(EncordClient client, string project, string path)
    {
        var export = new ReportExport(client, new ReportOptions(project, path) { Gallery = 4 });
        await ThrowAsync(export.RunAsync(null, CancellationToken.None)).ConfigureAwait(false);
        Console.WriteLine($"report: {export.Result.Gallery} pictures, small copies of {Regex.Matches(File.ReadAllText(path), "data:image/(png|jpeg);base64,").Count}");
    }

    private static async Task<LabelRow> EditAsync(EncordClient client, string project)
    {
        (var row, var ontology) = await LoadAsync(client, project).ConfigureAwait(false);
        var before = new LabelReader(LabelDocuments.Of(row), ontology).Objects().Count;
        var car = new ObjectEdit(FeatureLookup.Object(ontology, "Car"), new LabelAuthor(DateTimeOffset.UtcNow))
        {
            Frames = [new KeyValuePair<int, Coordinates>(0, new BoundingBox(0.125, 0.25, 0.5, 0.375))],
        };
        var hash = new ObjectEditor(LabelDocuments.Of(row), ontology).Add(car);
        await client.Labels.SaveAsync(project, [LabelSnapshot.Of(row)], validateBeforeSaving: true, CancellationToken.None).ConfigureAwait(false);

        (var saved, _) = await LoadAsync(client, project).ConfigureAwait(false);
        var objects = new LabelReader(LabelDocuments.Of(saved), ontology).Objects();
        Console.WriteLine($"saved '{row.DataTitle}': {objects.Count - before} object more, at {objects.Single(item => item.ObjectHash == hash).Coordinates}");
        return saved;
    }

    private static async Task ExchangeAsync(EncordClient client, LabelRow row, string folder)
    {
        var export = new CocoExport(client, new CocoExportOptions(Path.Combine(folder, "exported.json")) { ProjectHash = row.ProjectHash });
        await ThrowAsync(export.RunAsync(client.LabelRows.ListAsync(row.ProjectHash), null, CancellationToken.None)).ConfigureAwait(false);
        var written = export.Result;

        var path = Path.Combine(folder, "new.json");
        File.WriteAllText(path, $$"""
            {
              "images": [{ "id": 7, "file_name": "{{row.DataTitle}}", "width": {{row.Width}}, "height": {{row.Height}} }],
              "categories": [{ "id": 3, "name": "Car" }],
              "annotations": [{ "id": 1, "image_id": 7, "category_id": 3, "bbox": [4, 8, 16, 32], "area": 512, "iscrowd": 0 }]
            }
            """);
        var again = await ImportAsync(client, row.ProjectHash, written.Path).ConfigureAwait(false);
        var added = await ImportAsync(client, row.ProjectHash, path).ConfigureAwait(false);
        Console.WriteLine($"COCO: {written.Annotations} annotations out, {again.Unchanged} of them known, {added.Added} new one in");
    }

    private static async Task ThrowAsync(IAsyncEnumerable<ItemFailure> failures)
    {
        foreach (var failed in await ListAsync(failures).ConfigureAwait(false))
        {
            throw failed.Failure;
        }
    }

    private static async Task<CocoImportResult> ImportAsync(EncordClient client, string project, string path)
    {
        using var import = await CocoImport.PrepareAsync(client, new CocoImportOptions(path, project), null, CancellationToken.None).ConfigureAwait(false);
        await ThrowAsync(import.RunAsync(null, CancellationToken.None)).ConfigureAwait(false);
        return import.Result;
    }

    private static async Task UploadAsync(EncordClient client, string path)
    {
        File.WriteAllBytes(path, Convert.FromBase64String(Picture));
        var dataset = await client.Datasets.CreateAsync("From .NET Framework", null, createBackingFolder: true, CancellationToken.None).ConfigureAwait(false);
        var unit = new UploadPlan(kind: null, title: null).Add(LocalFile.At(path))!;
        foreach (var result in await ListAsync(client.Uploader.RunAsync(dataset, [unit], new UploadOptions(), new UploadProgress())).ConfigureAwait(false))
        {
            if (result.Failure is { } failure)
            {
                throw failure;
            }
        }

        var rows = await ListAsync(client.DataRows.ListAsync(dataset, new DataRowFilter())).ConfigureAwait(false);
        Console.WriteLine($"uploaded: {string.Join(", ", rows.Select(row => row.Title))}");
    }

    /// <summary>The first picture that has labels, and what they are labels of.</summary>
    private static async Task<(LabelRow Row, OntologyStructure Ontology)> LoadAsync(EncordClient client, string project)
    {
        var rows = await ListAsync(client.LabelRows.ListAsync(project)).ConfigureAwait(false);
        var row = rows.First(item => item.LabelHash is not null);
        var missing = await client.Labels.LoadAsync(project, [row], new LabelOptions(), CancellationToken.None).ConfigureAwait(false);
        return missing.Count == 0
            ? (row, await client.Labels.GetStructureAsync(project, refresh: false, CancellationToken.None).ConfigureAwait(false))
            : throw new InvalidOperationException($"The server did not answer with the labels of '{row.DataTitle}'.");
    }

    private static async Task<List<T>> ListAsync<T>(IAsyncEnumerable<T> items)
    {
        var all = new List<T>();
        await foreach (var item in items.ConfigureAwait(false))
        {
            all.Add(item);
        }

        return all;
    }
}
