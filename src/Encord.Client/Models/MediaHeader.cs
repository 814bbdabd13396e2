using System.Buffers.Binary;

namespace Encord.Client.Models;

/// <summary>What the first bytes of a file tell: which of the kinds that inference takes it is, and for pictures how large.</summary>
/// <param name="Type">The MIME type; null when it is none of the four kinds.</param>
/// <param name="Width">In pixels; null when it is not known.</param>
/// <param name="Height">In pixels; null when it is not known.</param>
internal sealed record MediaHeader(string? Type, int? Width, int? Height)
{
    /// <summary>Enough for the head of any picture that does not begin with very long comments.</summary>
    public const int Length = 128 * 1024;

    private static readonly MediaHeader Unknown = new(null, null, null);

    public static MediaHeader Read(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
        {
            return head.Length >= 24
                ? new("image/png", BinaryPrimitives.ReadInt32BigEndian(head.Slice(16)), BinaryPrimitives.ReadInt32BigEndian(head.Slice(20)))
                : new("image/png", null, null);
        }

        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
        {
            return ReadJpeg(head);
        }

        if (head.StartsWith((ReadOnlySpan<byte>)[0x1A, 0x45, 0xDF, 0xA3]))
        {
            // Matroska files begin alike; the name of the document type tells them apart.
            return head.Slice(0, Math.Min(head.Length, 64)).IndexOf("webm"u8) > 0 ? new("video/webm", null, null) : Unknown;
        }

        return head.Length > 12 && head.Slice(4).StartsWith("ftyp"u8) ? new("video/mp4", null, null) : Unknown;
    }

    /// <summary>Walks over the segments to the one that begins the picture.</summary>
    private static MediaHeader ReadJpeg(ReadOnlySpan<byte> head)
    {
        var position = 2;
        while (position + 9 < head.Length && head[position] == 0xFF)
        {
            var marker = head[position + 1];
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                return new(
                    "image/jpeg",
                    BinaryPrimitives.ReadUInt16BigEndian(head.Slice(position + 7)),
                    BinaryPrimitives.ReadUInt16BigEndian(head.Slice(position + 5)));
            }

            position += marker == 0xFF ? 1 : 2 + BinaryPrimitives.ReadUInt16BigEndian(head.Slice(position + 2));
        }

        return new("image/jpeg", null, null);
    }
}
