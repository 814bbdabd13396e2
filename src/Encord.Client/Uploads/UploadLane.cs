using System.Buffers;

namespace Encord.Client.Uploads;

/// <summary>Where one worker sends file after file. What every file needs is made once and used again, so that many files take no more memory than a few.</summary>
internal sealed class UploadLane(EncordClientOptions options, UploadProgress progress, CancellationToken cancellationToken) : IDisposable
{
    private const int PieceLength = 128 * 1024;

    private readonly PauseWatch _pause = new(options.Timeout, options.TimeProvider, cancellationToken);
    private byte[]? _piece;
    private long _sent;

    /// <summary>Ends when the caller stops.</summary>
    public CancellationToken Stop => cancellationToken;

    /// <summary>Begins an attempt to send a file.</summary>
    /// <returns>Ends with <see cref="Stop"/>, and when the file does not move.</returns>
    public CancellationToken Begin()
    {
        _sent = 0;
        return _pause.Begin();
    }

    /// <summary>So many bytes are on their way.</summary>
    public void Moved(int bytes)
    {
        _pause.Restart();
        _sent += bytes;
        progress.Sent(bytes);
    }

    /// <summary>Ends the attempt. What it sent does not count if it failed.</summary>
    public void End(bool isDone)
    {
        _pause.Pause();
        if (!isDone)
        {
            progress.Sent(-_sent);
        }
    }

    /// <summary>The bytes between disk and network. An attempt that was given up may hold them a little longer; the next then gets others.</summary>
    public byte[] TakePiece() => Interlocked.Exchange(ref _piece, null) ?? ArrayPool<byte>.Shared.Rent(PieceLength);

    public void ReturnPiece(byte[] piece) => _piece = piece;

    public void Dispose()
    {
        _pause.Dispose();
        if (Interlocked.Exchange(ref _piece, null) is { } piece)
        {
            ArrayPool<byte>.Shared.Return(piece);
        }
    }
}
