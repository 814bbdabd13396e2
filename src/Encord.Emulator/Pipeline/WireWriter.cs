using System.IO.Pipelines;
using System.Text.Json;

namespace Encord.Emulator.Pipeline;

/// <summary>JSON straight into the response body, handed on whenever 64 kB have gathered.</summary>
internal sealed class WireWriter(PipeWriter body, CancellationToken cancellationToken) : IAsyncDisposable
{
    private const int FlushThreshold = 64 * 1024;

    private long _flushed;

    public Utf8JsonWriter Json { get; } = new(body, WireJson.WriterOptions);

    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>Call between items of a list; waits when the reader is slow.</summary>
    public async ValueTask FlushIfFullAsync()
    {
        if (Json.BytesCommitted + Json.BytesPending - _flushed < FlushThreshold)
        {
            return;
        }

        await Json.FlushAsync(CancellationToken);
        await body.FlushAsync(CancellationToken);
        _flushed = Json.BytesCommitted;
    }

    public async ValueTask DisposeAsync()
    {
        await Json.FlushAsync(CancellationToken);
        await body.FlushAsync(CancellationToken);
        await Json.DisposeAsync();
    }
}
