using System.Buffers;
using System.Collections.Concurrent;
using System.IO.Compression;
using Encord.Client.Http;
using Encord.Client.Labels;
using Encord.Client.Labels.Splicing;

namespace Encord.Client.Interchange.Coco.Importing;

/// <summary>
/// Label documents that wait to be saved in one request. A request is written more than once (for its signature, and for each attempt), so the bytes
/// are kept; they repeat themselves so much that packed they take a tenth of the room.
/// </summary>
internal sealed class SavePack : IDisposable
{
    private readonly ConcurrentBag<MemoryStream> _spare;
    private readonly MemoryStream _packed;
    private readonly List<int> _lengths = [];
    private DeflateStream? _packing;
    private bool _isGone;

    /// <param name="spare">Memory of packs that are gone; the next one takes it over, so that large blocks are not made again and again.</param>
    public SavePack(ConcurrentBag<MemoryStream> spare)
    {
        _spare = spare;
        _packed = spare.TryTake(out var used) ? used : new MemoryStream();
        _packing = new DeflateStream(_packed, CompressionLevel.Fastest, leaveOpen: true);
    }

    public List<RowTarget> Rows { get; } = [];

    /// <summary>The bytes before they were packed.</summary>
    public long Length { get; private set; }

    /// <summary>What the save does to each row.</summary>
    public List<RowTally> Tallies { get; } = [];

    public void Add(RowTarget row, RowTally tally, ByteBuffer document)
    {
        Rows.Add(row);
        Tallies.Add(tally);
        _lengths.Add(document.Length);
        Length += document.Length;
        _packing!.Write(document.Bytes, 0, document.Length);
    }

    /// <summary>No row is added any more.</summary>
    public void Close()
    {
        _packing?.Dispose();
        _packing = null;
    }

    /// <summary>The payload that saves some of the rows.</summary>
    public RequestBody Payload(int first, int count) => RequestBody.From((stream, cancellationToken) => WriteAsync(stream, first, count, cancellationToken));

    public void Dispose()
    {
        Close();
        if (!_isGone)
        {
            _isGone = true;
            _packed.SetLength(0);
            _spare.Add(_packed);
        }
    }

    private async Task WriteAsync(Stream target, int first, int count, CancellationToken cancellationToken)
    {
        var start = LabelRowQuery.StartOfSave;
        var end = LabelRowQuery.EndOfSave(validateBeforeSaving: false);
        var comma = LabelRowQuery.Separator;
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            using var unpacking = new DeflateStream(new MemoryStream(_packed.GetBuffer(), 0, (int)_packed.Length, writable: false), CompressionMode.Decompress);
            await target.WriteAsync(start, 0, start.Length, cancellationToken).ConfigureAwait(false);
            for (var row = 0; row < first + count; row++)
            {
                if (row > first)
                {
                    await target.WriteAsync(comma, 0, 1, cancellationToken).ConfigureAwait(false);
                }

                for (var left = _lengths[row]; left > 0;)
                {
                    var read = unpacking.Read(buffer, 0, Math.Min(left, buffer.Length));
                    left -= read;
                    if (row >= first)
                    {
                        await target.WriteAsync(buffer, 0, read, cancellationToken).ConfigureAwait(false);
                    }
                }
            }

            await target.WriteAsync(end, 0, end.Length, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
