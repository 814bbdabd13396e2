using System.Text.Json;
using System.Text.Unicode;

namespace Encord.Emulator.Pipeline;

/// <summary>Reads bodies, each route up to its own limit.</summary>
internal sealed class RequestBody(EmulatorOptions options)
{
    private const long LargestV2 = 256L * 1024 * 1024;
    private const long LargestControl = 64L * 1024 * 1024;

    /// <summary>So much is set aside at once when a length was announced; more only when it really comes.</summary>
    private const int SetAside = 16 * 1024 * 1024;

    private const int PieceSize = 64 * 1024;

    public long Limit(PathString path) => path.StartsWithSegments("/public") ? options.MaximumRequestBytes
        : Math.Min(options.MaximumRequestBytes, path.StartsWithSegments("/v2") ? LargestV2 : LargestControl);

    /// <exception cref="WireError">413: it is larger than the route takes. What is announced as larger is not read at all.</exception>
    public async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContext context)
    {
        var limit = Limit(context.Request.Path);
        var announced = context.Request.ContentLength ?? 0;
        Require(announced <= limit, limit);
        using var buffer = new MemoryStream((int)Math.Min(announced, SetAside));
        var piece = System.Buffers.ArrayPool<byte>.Shared.Rent(PieceSize);
        try
        {
            while (await context.Request.Body.ReadAsync(piece, context.RequestAborted) is var read and > 0)
            {
                Require(buffer.Length + read <= limit, limit);
                buffer.Write(piece, 0, read);
            }
        }
        finally
        {
            System.Buffers.ArrayPool<byte>.Shared.Return(piece);
        }

        return buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
    }

    /// <summary>Null when it is not JSON, or has text that is not Unicode: bytes that are not UTF-8, or half of a surrogate pair.</summary>
    public static JsonDocument? Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            return body.IsEmpty || !Utf8.IsValid(body.Span) || HasBrokenText(body.Span) ? null : JsonDocument.Parse(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Escapes of surrogates are rare: only bodies that have one are read for them.</summary>
    private static bool HasBrokenText(ReadOnlySpan<byte> body)
    {
        if (body.IndexOf("\\ud"u8) < 0 && body.IndexOf("\\uD"u8) < 0)
        {
            return false;
        }

        var reader = new Utf8JsonReader(body);
        try
        {
            while (reader.Read())
            {
                if (reader is { ValueIsEscaped: true, TokenType: JsonTokenType.String or JsonTokenType.PropertyName })
                {
                    reader.GetString();
                }
            }

            return false;
        }
        catch (InvalidOperationException)
        {
            return true;
        }
    }

    private static void Require(bool fits, long limit)
    {
        if (!fits)
        {
            throw WireError.Transport(StatusCodes.Status413PayloadTooLarge, $"The body is larger than this address takes: {limit} bytes. Send less at once.");
        }
    }
}
