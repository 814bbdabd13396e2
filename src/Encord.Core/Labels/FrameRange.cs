using System.Globalization;

namespace Encord;

/// <summary>A run of frames (or milliseconds, or characters), both ends included.</summary>
public readonly struct FrameRange : IEquatable<FrameRange>, IComparable<FrameRange>
{
    /// <summary>Creates the run.</summary>
    /// <param name="start">The first frame, from 0.</param>
    /// <param name="end">The last frame, not before <paramref name="start"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The end lies before the start, or the start before 0.</exception>
    public FrameRange(int start, int end)
    {
        if (start < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(start), start, "A range starts at 0 or later.");
        }

        if (end < start)
        {
            throw new ArgumentOutOfRangeException(nameof(end), end, "A range ends where it starts, or later.");
        }

        Start = start;
        End = end;
    }

    /// <summary>Reads <c>7</c> or <c>3-9</c>.</summary>
    /// <param name="text">A frame, or the first and the last one.</param>
    /// <exception cref="FormatException">It is neither.</exception>
    public static FrameRange Parse(string text)
    {
        var ends = (text ?? throw new ArgumentNullException(nameof(text))).Split('-');
        if (ends.Length is 1 or 2
            && int.TryParse(ends[0].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var start)
            && int.TryParse(ends[ends.Length - 1].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var end)
            && end >= start)
        {
            return new FrameRange(start, end);
        }

        throw new FormatException($"'{text}' is not a range of frames; write 7 or 3-9.");
    }

    /// <summary>The first frame.</summary>
    public int Start { get; }

    /// <summary>The last frame.</summary>
    public int End { get; }

    /// <summary>Whether the frame lies in the run.</summary>
    public bool Contains(int frame) => frame >= Start && frame <= End;

    /// <inheritdoc/>
    public int CompareTo(FrameRange other) => Start != other.Start ? Start.CompareTo(other.Start) : End.CompareTo(other.End);

    /// <inheritdoc/>
    public bool Equals(FrameRange other) => Start == other.Start && End == other.End;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is FrameRange other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked((Start * 397) ^ End);

    /// <summary>Whether both runs are the same.</summary>
    public static bool operator ==(FrameRange left, FrameRange right) => left.Equals(right);

    /// <summary>Whether the runs differ.</summary>
    public static bool operator !=(FrameRange left, FrameRange right) => !left.Equals(right);

    /// <summary>Whether the left run comes first.</summary>
    public static bool operator <(FrameRange left, FrameRange right) => left.CompareTo(right) < 0;

    /// <summary>Whether the right run comes first.</summary>
    public static bool operator >(FrameRange left, FrameRange right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left run comes first or is the same.</summary>
    public static bool operator <=(FrameRange left, FrameRange right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the right run comes first or is the same.</summary>
    public static bool operator >=(FrameRange left, FrameRange right) => left.CompareTo(right) >= 0;

    /// <summary><c>7</c>, or <c>3-9</c>.</summary>
    public override string ToString() => Start == End
        ? Start.ToString(CultureInfo.InvariantCulture)
        : Start.ToString(CultureInfo.InvariantCulture) + "-" + End.ToString(CultureInfo.InvariantCulture);
}
