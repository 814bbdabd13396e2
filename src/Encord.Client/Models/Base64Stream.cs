using System.Buffers;
using System.Buffers.Text;

namespace Encord.Client.Models;

/// <summary>Writes a file as base64 without ever holding more of it than a piece.</summary>
internal static class Base64Stream
{
    /// <summary>A multiple of three, so that a piece needs no padding before the last.</summary>
    private const int Piece = 3 * 16 * 1024;

    public static long LengthOf(long bytes) => (bytes + 2) / 3 * 4;

    /// <summary>The file as it was when it was looked at; one that has changed its length since is refused, as it would not fit its signature.</summary>
    public static async Task CopyAsync(string path, long length, Stream target, CancellationToken cancellationToken)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, Piece, useAsync: true);
            if (file.Length == length)
            {
                await CopyAsync(file, target, cancellationToken).ConfigureAwait(false);
                return;
            }
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            throw new EncordException(EncordErrorId.NotFound, $"The file '{path}' was taken away while it was being sent.", error);
        }

        throw new EncordException(EncordErrorId.InvalidArgument, $"The file '{path}' was changed while it was being sent. Run the command again.");
    }

    public static async Task CopyAsync(Stream source, Stream target, CancellationToken cancellationToken)
    {
        var raw = ArrayPool<byte>.Shared.Rent(Piece);
        var text = ArrayPool<byte>.Shared.Rent(Piece / 3 * 4);
        try
        {
            int filled;
            do
            {
                filled = await FillAsync(source, raw, cancellationToken).ConfigureAwait(false);
                Base64.EncodeToUtf8(raw.AsSpan(0, filled), text, out _, out var written);
                await target.WriteAsync(text, 0, written, cancellationToken).ConfigureAwait(false);
            }
            while (filled == Piece);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(raw);
            ArrayPool<byte>.Shared.Return(text);
        }
    }

    private static async Task<int> FillAsync(Stream source, byte[] piece, CancellationToken cancellationToken)
    {
        var filled = 0;
        while (filled < Piece && await source.ReadAsync(piece, filled, Piece - filled, cancellationToken).ConfigureAwait(false) is > 0 and var read)
        {
            filled += read;
        }

        return filled;
    }
}
