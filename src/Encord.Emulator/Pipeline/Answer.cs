using System.Text.Json;

namespace Encord.Emulator.Pipeline;

/// <summary>
/// One JSON value that a handler answers with, written late. The v1 endpoint wraps it into the envelope; on v2 it is the body. Refuse by
/// throwing <see cref="WireError"/> before returning: once writing has begun the status is out.
/// </summary>
internal sealed class Answer(Func<WireWriter, ValueTask> write) : IResult
{
    /// <summary>What a v2 operation without result answers: 200 with <c>null</c>, which every release accepts.</summary>
    public static Answer Void { get; } = Write(json => json.WriteNullValue());

    public static Answer True { get; } = Write(json => json.WriteBooleanValue(true));

    /// <summary>An object (usually anonymous) whose member names are the wire's.</summary>
    public static Answer Of(object? value) => Write(json => JsonSerializer.Serialize(json, value, WireJson.Options));

    public static Answer Write(Action<Utf8JsonWriter> write) => new(writer =>
    {
        write(writer.Json);
        return ValueTask.CompletedTask;
    });

    /// <summary>A JSON array, streamed.</summary>
    public static Answer List<T>(IEnumerable<T> items, Action<Utf8JsonWriter, T> write) => new(async writer =>
    {
        writer.Json.WriteStartArray();
        foreach (var item in items)
        {
            write(writer.Json, item);
            await writer.FlushIfFullAsync();
        }

        writer.Json.WriteEndArray();
    });

    /// <summary>v2 page: <c>{"results":[…],"nextPageToken":…}</c>.</summary>
    public static Answer Page<T>(IEnumerable<T> items, Func<T, object> shape, string? nextPageToken = null) =>
        Of(new { results = items.Select(shape), nextPageToken });

    public ValueTask WriteAsync(WireWriter writer) => write(writer);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = "application/json";
        await using var writer = new WireWriter(httpContext.Response.BodyWriter, httpContext.RequestAborted);
        await WriteAsync(writer);
    }
}
