using System.Net;

namespace Encord.Client.Uploads;

/// <summary>The content of a file as the body of a request: read piece by piece, never held as a whole.</summary>
internal sealed class FileContent : HttpContent
{
    private readonly LocalFile _file;
    private readonly FileStream _stream;
    private readonly UploadLane _lane;
    private bool _isOver;

    /// <param name="file">Opened at once, so that a file that cannot be read fails before anything is sent.</param>
    /// <param name="lane">Called after each piece.</param>
    /// <exception cref="EncordException">The file cannot be read.</exception>
    public FileContent(LocalFile file, UploadLane lane)
    {
        _file = file;
        _lane = lane;
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
            Volatile.Write(ref _isOver, true);
            _stream.Dispose();
        }

        base.Dispose(disposing);
    }

    private async Task CopyAsync(Stream target, CancellationToken cancellationToken)
    {
        var piece = _lane.TakePiece();
        var isReading = false;
        try
        {
            var left = _file.Length;
            while (left > 0)
            {
                var wanted = (int)Math.Min(piece.Length, left);
                isReading = true;
#if NET
                var read = await _stream.ReadAsync(piece.AsMemory(0, wanted), cancellationToken).ConfigureAwait(false);
#else
                var read = await _stream.ReadAsync(piece, 0, wanted, cancellationToken).ConfigureAwait(false);
#endif
                isReading = false;
                if (read == 0)
                {
                    throw _file.Changed();
                }

#if NET
                await target.WriteAsync(piece.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
#else
                await target.WriteAsync(piece, 0, read, cancellationToken).ConfigureAwait(false);
#endif
                left -= read;
                if (Volatile.Read(ref _isOver))
                {
                    // The answer came before the end, and the lane has gone on to something else.
                    throw new ObjectDisposedException(nameof(FileContent));
                }

                _lane.Moved(read);
            }
        }
        catch (IOException error) when (isReading)
        {
            // A failure of the disk must not look like one of the network.
            throw _file.Unreadable(error);
        }
        finally
        {
            _lane.ReturnPiece(piece);
        }
    }
}
