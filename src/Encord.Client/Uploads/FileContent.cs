using System.Buffers;
using System.Net;

namespace Encord.Client.Uploads;

/// <summary>The content of a file as the body of a request: read piece by piece, never held as a whole.</summary>
internal sealed class FileContent : HttpContent
{
    private const int PieceLength = 128 * 1024;

    private readonly LocalFile _file;
    private readonly FileStream _stream;
    private readonly Action<int> _sent;

    /// <param name="file">Opened at once, so that a file that cannot be read fails before anything is sent.</param>
    /// <param name="sent">Told after each piece.</param>
    /// <exception cref="EncordException">The file cannot be read.</exception>
    public FileContent(LocalFile file, Action<int> sent)
    {
        _file = file;
        _sent = sent;
        _stream = file.Open();
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => CopyAsync(stream, CancellationToken.None);

#if NET
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        CopyAsync(stream, cancellationToken);
#endif

    protected override bool TryComputeLength(out long length)
    {
        length = _file.Length;
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _stream.Dispose();
        }

        base.Dispose(disposing);
    }

    private async Task CopyAsync(Stream target, CancellationToken cancellationToken)
    {
        var piece = ArrayPool<byte>.Shared.Rent((int)Math.Min(PieceLength, _file.Length));
        try
        {
            var left = _file.Length;
            while (left > 0)
            {
                var read = await ReadAsync(piece, (int)Math.Min(piece.Length, left), cancellationToken).ConfigureAwait(false);
                if (read == 0)
                {
                    throw _file.Changed();
                }

                await target.WriteAsync(piece, 0, read, cancellationToken).ConfigureAwait(false);
                left -= read;
                _sent(read);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
        }
    }

    /// <summary>A failure of the disk must not look like one of the network.</summary>
    private async Task<int> ReadAsync(byte[] piece, int count, CancellationToken cancellationToken)
    {
        try
        {
            return await _stream.ReadAsync(piece, 0, count, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException error)
        {
            throw _file.Unreadable(error);
        }
    }
}
