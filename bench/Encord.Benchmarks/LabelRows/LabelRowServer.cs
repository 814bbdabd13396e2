using System.Buffers;
using System.Diagnostics;
using System.Text;
using Encord.Benchmarks.Harness;

namespace Encord.Benchmarks.LabelRows;

/// <summary>Answers every v1 query with 100,000 label rows (about 90 MB), made once, sent in pieces as a real server sends them.</summary>
internal sealed class LabelRowServer : IBenchmarkServer
{
    private const int Rows = 100_000;
    private const int PieceSize = 64 * 1024;

    private readonly WebApplication _application;

    private LabelRowServer(WebApplication application)
    {
        _application = application;
    }

    /// <summary>When the last byte of the latest answer was handed to the socket (<see cref="Stopwatch"/> ticks are the same in all processes).</summary>
    public static long LastByte { get; private set; }

    public Uri Address => new(_application.Urls.Single());

    public static async Task<LabelRowServer> StartAsync()
    {
        var answer = Answer();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MinResponseDataRate = null);
        var application = builder.Build();
        application.Urls.Add("http://127.0.0.1:0");
        application.MapPost("/public", async context =>
        {
            context.Response.ContentType = "application/json";
            context.Response.ContentLength = answer.Length;
            for (var start = 0; start < answer.Length; start += PieceSize)
            {
                await context.Response.BodyWriter.WriteAsync(answer.AsMemory(start, Math.Min(PieceSize, answer.Length - start)), context.RequestAborted);
            }

            await context.Response.CompleteAsync();
            LastByte = Stopwatch.GetTimestamp();
        });
        application.MapGet("/last-byte", () => LastByte);
        await application.StartAsync();
        return new LabelRowServer(application);
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private static byte[] Answer()
    {
        var body = new ArrayBufferWriter<byte>(96_000_000);
        body.Write("{\"status\":200,\"response\":["u8);
        for (var row = 0; row < Rows; row++)
        {
            var hash = row.ToString("x8");
            body.Write(Encoding.UTF8.GetBytes(
                $$$"""
                {{{(row == 0 ? "" : ",")}}}{"label_hash":"{{{hash}}}-1111-4111-8111-111111111111","branch_name":"main","created_at":"2026-03-21T09:58:08.472959","last_edited_at":"2026-03-21T11:03:52.118400","data_hash":"{{{hash}}}-2222-4222-8222-222222222222","dataset_hash":"33333333-3333-4333-8333-333333333333","dataset_title":"Crossings, spring {{{row % 7}}}","data_title":"camera-{{{row % 16:00}}}/2026-03-21/frame-{{{row:000000}}}.png","data_type":"IMAGE","data_link":"https://storage.example/encord/datasets/33333333-3333-4333-8333-333333333333/{{{hash}}}.png","label_status":"LABELLED","annotation_task_status":"COMPLETED","workflow_graph_node":{"uuid":"a1a1a1a1-0000-4000-8000-00000000000{{{row % 4}}}","title":"Stage {{{row % 4}}}"},"is_shadow_data":false,"number_of_frames":1,"duration":null,"frames_per_second":null,"height":1080,"width":1920,"task_uuid":"{{{hash}}}-4444-4444-8444-444444444444","priority":0.5,"client_metadata":null,"images_data":null,"file_type":"image/png","is_valid":true,"backing_item_uuid":"{{{hash}}}-5555-4555-8555-555555555555","assigned_user_email":null,"last_actioned_by_user_email":null,"group_hash":null,"spaces":{}}
                """));
        }

        body.Write("]}"u8);
        return body.WrittenSpan.ToArray();
    }
}
