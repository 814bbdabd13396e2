using System.Buffers.Binary;
using System.Text;

namespace Encord.Emulator.Media;

/// <summary>Walks the chunks of a RIFF file (WAV, AVI): four letters, a length, the content, padded to two bytes.</summary>
internal static class Riff
{
    public static bool Is(ReadOnlySpan<byte> head, string form) =>
        head.Length >= 12 && head.StartsWith("RIFF"u8) && Encoding.ASCII.GetString(head[8..12]) == form;

    /// <summary>Calls for every chunk from the stream's position to <paramref name="end"/>; stops when the visitor says so.</summary>
    /// <param name="visit">Name, start and length of the content; true goes on.</param>
    public static void Walk(Stream content, long end, Func<string, long, uint, bool> visit)
    {
        Span<byte> header = stackalloc byte[8];
        while (content.Position + 8 <= end)
        {
            content.ReadExactly(header);
            var start = content.Position;
            var length = BinaryPrimitives.ReadUInt32LittleEndian(header[4..]);
            if (!visit(Encoding.ASCII.GetString(header[..4]), start, length))
            {
                return;
            }

            content.Position = Math.Min(end, start + length + (length & 1));
        }
    }
}
