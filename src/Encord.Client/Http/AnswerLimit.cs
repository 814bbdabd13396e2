using System.Buffers;

namespace Encord.Client.Http;

/// <summary>How much of an answer is read, by kind, and the buffers for it. Without a limit a broken server could fill the memory of this machine.</summary>
internal static class AnswerLimit
{
    /// <summary>The words of an error.</summary>
    public const int Error = 1 << 20;

    /// <summary>An answer that is read as a whole, such as a project or an ontology.</summary>
    public const int Whole = 256 << 20;

    /// <summary>A label document, also as an element of a list: long videos have large ones.</summary>
    public const int Document = 1 << 30;

    /// <summary>Any other element of a list.</summary>
    public const int Element = 64 << 20;

    /// <summary>What stands beside the list in its answer.</summary>
    public const int BesideList = 16 << 20;

    /// <summary>Larger buffers are made for one answer and then left to the garbage collector: a pool would keep them for good.</summary>
    private const int LargestPooled = 1 << 20;

    public static byte[] Rent(int size) => size <= LargestPooled ? ArrayPool<byte>.Shared.Rent(size) : new byte[size];

    public static void Return(byte[] buffer)
    {
        if (buffer.Length is > 0 and <= LargestPooled)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>A buffer of twice the size with the same content, no larger than the limit needs; the old one is given back.</summary>
    /// <exception cref="BodyProblemException">It has reached the limit.</exception>
    public static byte[] Grow(byte[] buffer, int used, int limit)
    {
        if (used >= limit)
        {
            throw new BodyProblemException(BodyProblem.TooLarge, FormattableString.Invariant($"this module reads up to {limit >> 20} MiB of an answer of its kind"));
        }

        var larger = Rent((int)Math.Min(2L * buffer.Length, limit));
        Buffer.BlockCopy(buffer, 0, larger, 0, used);
        Return(buffer);
        return larger;
    }
}
