using System.Globalization;
using System.Text;
using System.Text.Json;
using Encord.Benchmarks.Harness;

namespace Encord.Benchmarks.Labels;

/// <summary>
/// A project of 2,000 images with 50 boxes each. Answers are made of texts that lie ready, and what is saved is read and thrown away, so that
/// clients are measured and not the server. The vendor's SDK can be pointed at it as well (<c>labels --serve</c>).
/// </summary>
internal sealed class LabelServer : IBenchmarkServer
{
    public const int Rows = 2000;
    public const int Objects = 50;
    public const string Project = "11111111-1111-4111-8111-111111111111";
    private const string Ontology = "22222222-1111-4111-8111-111111111111";

    private readonly WebApplication _application;

    private LabelServer(WebApplication application) => _application = application;

    public Uri Address => new(_application.Urls.Single());

    public static async Task<LabelServer> StartAsync(int port = 0)
    {
        var list = Encoding.UTF8.GetBytes("{\"status\":200,\"response\":[" + string.Join(",", Enumerable.Range(0, Rows).Select(Row)) + "]}");
        var documents = Enumerable.Range(0, Rows).ToDictionary(LabelHash, row => Encoding.UTF8.GetBytes(Document(row)));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        var application = builder.Build();
        application.Urls.Add("http://127.0.0.1:" + port);
        application.MapPost("/public", async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            (var type, var method, var hashes) = Head(body.GetBuffer().AsSpan(0, (int)body.Length));
            context.Response.ContentType = "application/json";
            if (type == "ontology")
            {
                // Release 0.1.150 of the vendor's SDK asks for it here.
                await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(
                    $$"""
                    {"status":200,"response":{"ontology_hash":"{{Ontology}}","title":"Cars","description":"","editor":{{Editor}},"created_at":"2024-11-22 10:00:00","last_edited_at":"2024-11-22 10:00:00"} }
                    """));
                return;
            }

            if (type == "labelrowmetadata")
            {
                // Asked for some rows before a save: the same list of those rows.
                var answer = hashes.Count == 0 ? list : Encoding.UTF8.GetBytes(
                    "{\"status\":200,\"response\":[" + string.Join(",", hashes.Select(hash => Row(int.Parse(hash.AsSpan(0, 8), NumberStyles.HexNumber, CultureInfo.InvariantCulture)))) + "]}");
                await context.Response.Body.WriteAsync(answer);
                return;
            }

            if (method != "GET")
            {
                await context.Response.Body.WriteAsync("{\"status\":200,\"response\":true}"u8.ToArray());
                return;
            }

            await context.Response.Body.WriteAsync("{\"status\":200,\"response\":["u8.ToArray());
            for (var i = 0; i < hashes.Count; i++)
            {
                await context.Response.Body.WriteAsync((i == 0 ? ReadOnlyMemory<byte>.Empty : ","u8.ToArray()));
                await context.Response.Body.WriteAsync(documents[hashes[i]]);
            }

            await context.Response.Body.WriteAsync("]}"u8.ToArray());
        });
        application.MapGet($"/v2/public/projects/{Project}", () => Results.Text(ProjectJson, "application/json"));
        application.MapGet($"/v2/public/ontologies/{Ontology}", () => Results.Text(OntologyJson, "application/json"));
        await application.StartAsync();
        return new LabelServer(application);
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private static string LabelHash(int row) => $"{row:x8}-1111-4111-8111-111111111111";

    private static string DataHash(int row) => $"{row:x8}-2222-4222-8222-222222222222";

    private static string Row(int row) =>
        $$$"""
        {"label_hash":"{{{LabelHash(row)}}}","branch_name":"main","created_at":"2023-03-21T09:58:08.472959","last_edited_at":"2023-03-21T11:03:52","data_hash":"{{{DataHash(row)}}}","dataset_hash":"33333333-3333-4333-8333-333333333333","dataset_title":"ds","data_title":"img{{{row}}}.png","data_type":"IMAGE","data_link":"l","label_status":"LABEL_IN_PROGRESS","annotation_task_status":null,"workflow_graph_node":{"uuid":"a1a1a1a1-0000-4000-8000-000000000001","title":"Annotate"},"is_shadow_data":false,"number_of_frames":1,"duration":null,"frames_per_second":null,"width":1920,"height":1080,"task_uuid":"{{{row:x8}}}-3333-4333-8333-333333333333","priority":0.5,"file_type":"image/png","is_valid":true,"spaces":{},"backing_item_uuid":"33333333-3333-4333-8333-333333333333"}
        """;

    private static string Document(int row)
    {
        var random = new Random(row);
        string[] hashes = [.. Enumerable.Range(0, Objects).Select(_ => Convert.ToBase64String(BitConverter.GetBytes(random.NextInt64()), 0, 6))];
        var objects = string.Join(",", hashes.Select(hash => FormattableString.Invariant(
            $$$"""
            {"name":"Car","color":"#D33115","shape":"bounding_box","value":"car","createdAt":"Tue, 21 Mar 2023 09:58:08 UTC","createdBy":"ann@example.com","confidence":1.0,"objectHash":"{{{hash}}}","featureHash":"carbox01","manualAnnotation":true,"lastEditedAt":"Wed, 22 Mar 2023 10:00:00 UTC","lastEditedBy":"bob@example.com","boundingBox":{"h":{{{random.NextDouble():0.0000}}},"w":{{{random.NextDouble():0.0000}}},"x":{{{random.NextDouble():0.0000}}},"y":{{{random.NextDouble():0.0000}}}}}
            """)));
        var answers = string.Join(",", hashes.Select(hash => $$"""
            "{{hash}}":{"objectHash":"{{hash}}","classifications":[]}
            """));
        return $$$"""
            {"label_hash":"{{{LabelHash(row)}}}","branch_name":"main","created_at":"2023-03-21 09:58:08","last_edited_at":"2023-03-21 11:03:52","dataset_hash":"33333333-3333-4333-8333-333333333333","dataset_title":"ds","data_title":"img{{{row}}}.png","data_hash":"{{{DataHash(row)}}}","data_type":"image","label_status":"LABEL_IN_PROGRESS","annotation_task_status":null,"is_shadow_data":false,"is_valid":true,"spaces":{},"data_units":{"{{{DataHash(row)}}}":{"data_hash":"{{{DataHash(row)}}}","data_title":"img{{{row}}}.png","data_link":"l","data_type":"image/png","data_sequence":0,"width":1920,"height":1080,"labels":{"objects":[{{{objects}}}],"classifications":[]} } },"object_answers":{ {{{answers}}} },"classification_answers":{},"object_actions":{} }
            """;
    }

    /// <summary>The kind of a v1 query and its hashes, without reading the labels of a save.</summary>
    private static (string Type, string Method, List<string> Hashes) Head(ReadOnlySpan<byte> body)
    {
        var hashes = new List<string>();
        var type = "";
        var method = "";
        var name = "";
        var reader = new Utf8JsonReader(body);
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    name = reader.GetString()!;
                    if (method == "POST" && name == "payload")
                    {
                        return (type, method, hashes);
                    }

                    break;
                case JsonTokenType.String when name == "query_type":
                    type = reader.GetString()!;
                    break;
                case JsonTokenType.String when name == "query_method":
                    method = reader.GetString()!;
                    break;
                case JsonTokenType.String when name is "uid" or "label_hashes":
                    hashes.Add(reader.GetString()!);
                    break;
            }
        }

        return (type, method, hashes);
    }

    private const string Editor =
        """
        {"objects":[{"id":"1","name":"Car","color":"#D33115","shape":"bounding_box","featureNodeHash":"carbox01","required":false,"attributes":[{"id":"1.1","name":"Colour","type":"radio","featureNodeHash":"colour01","required":false,"options":[{"id":"1.1.1","label":"Red","value":"red","featureNodeHash":"colred01"},{"id":"1.1.2","label":"Blue","value":"blue","featureNodeHash":"colblue1"}]}]}],"classifications":[],"skeleton_templates":[]}
        """;

    private const string ProjectJson =
        $$"""
        {"projectHash":"{{Project}}","projectType":"workflow","status":"inProgress","title":"Cars","description":"","createdAt":"2024-11-22T10:00:00.123456Z","lastEditedAt":"2024-11-22T10:00:00.123456Z","ontologyHash":"{{Ontology}}","editorOntology":{{Editor}},"workflow":{"stages":[{"uuid":"a1a1a1a1-0000-4000-8000-000000000001","title":"Annotate","stageType":"ANNOTATION"}]},"workflowManagerUuid":"44444444-1111-4111-8111-111111111111","sourceProjects":null}
        """;

    private const string OntologyJson =
        $$"""
        {"ontologyUuid":"{{Ontology}}","title":"Cars","description":"","editor":{{Editor}},"createdAt":"2024-11-22T10:00:00.123456Z","lastEditedAt":"2024-11-22T10:00:00.123456Z","userRole":0}
        """;
}
