using System.Collections;

namespace Encord;

/// <summary>A set of frames as sorted runs that neither overlap nor touch. It reads as <c>0-4, 7</c>, also in <c>Export-Csv</c>.</summary>
public sealed class FrameRangeList : IReadOnlyList<FrameRange>, IEquatable<FrameRangeList>
{
    private readonly FrameRange[] _ranges;

    private FrameRangeList(FrameRange[] ranges) => _ranges = ranges;

    /// <summary>No frame at all.</summary>
    public static FrameRangeList Empty { get; } = new([]);

    /// <inheritdoc/>
    public int Count => _ranges.Length;

    /// <inheritdoc/>
    public FrameRange this[int index] => _ranges[index];

    /// <summary>How many frames the runs hold together.</summary>
    public long FrameCount
    {
        get
        {
            long count = 0;
            foreach (var range in _ranges)
            {
                count += (long)range.End - range.Start + 1;
            }

            return count;
        }
    }

    /// <summary>The union of runs in any order, overlapping or not. Runs that touch are joined: 3-5 and 6-9 are 3-9.</summary>
    public static FrameRangeList Union(IEnumerable<FrameRange> ranges)
    {
        var sorted = new List<FrameRange>(ranges ?? throw new ArgumentNullException(nameof(ranges)));
        if (sorted.Count == 0)
        {
            return Empty;
        }

        sorted.Sort();
        var merged = new List<FrameRange>(sorted.Count);
        var start = sorted[0].Start;
        var end = sorted[0].End;
        for (var i = 1; i < sorted.Count; i++)
        {
            // The long keeps end + 1 from overflowing at the largest frame.
            if (sorted[i].Start <= (long)end + 1)
            {
                end = Math.Max(end, sorted[i].End);
                continue;
            }

            merged.Add(new FrameRange(start, end));
            start = sorted[i].Start;
            end = sorted[i].End;
        }

        merged.Add(new FrameRange(start, end));
        return new FrameRangeList(merged.ToArray());
    }

    /// <summary>The runs that hold exactly these frames.</summary>
    public static FrameRangeList FromFrames(IEnumerable<int> frames) => Union((frames ?? throw new ArgumentNullException(nameof(frames))).Select(frame => new FrameRange(frame, frame)));

    /// <summary>Whether the frame is in one of the runs.</summary>
    public bool Contains(int frame)
    {
        var low = 0;
        var high = _ranges.Length - 1;
        while (low <= high)
        {
            var middle = low + ((high - low) / 2);
            if (_ranges[middle].Contains(frame))
            {
                return true;
            }

            if (_ranges[middle].Start > frame)
            {
                high = middle - 1;
            }
            else
            {
                low = middle + 1;
            }
        }

        return false;
    }

    /// <summary>Every frame of the runs, ascending.</summary>
    public IEnumerable<int> Frames()
    {
        foreach (var range in _ranges)
        {
            for (long frame = range.Start; frame <= range.End; frame++)
            {
                yield return (int)frame;
            }
        }
    }

    /// <summary>These frames and those.</summary>
    public FrameRangeList Add(FrameRangeList other) => Union(_ranges.Concat(other ?? throw new ArgumentNullException(nameof(other))));

    /// <summary>These frames without those.</summary>
    public FrameRangeList Except(FrameRangeList other)
    {
        if (other is null)
        {
            throw new ArgumentNullException(nameof(other));
        }

        var left = new List<FrameRange>();
        foreach (var range in _ranges)
        {
            long start = range.Start;
            foreach (var hole in other._ranges)
            {
                if (hole.End < start || hole.Start > range.End)
                {
                    continue;
                }

                if (hole.Start > start)
                {
                    left.Add(new FrameRange((int)start, hole.Start - 1));
                }

                start = (long)hole.End + 1;
            }

            if (start <= range.End)
            {
                left.Add(new FrameRange((int)start, range.End));
            }
        }

        return left.Count == 0 ? Empty : new FrameRangeList(left.ToArray());
    }

    /// <summary>The frames that are in both.</summary>
    public FrameRangeList Intersect(FrameRangeList other) => Except(Except(other));

    /// <inheritdoc/>
    public IEnumerator<FrameRange> GetEnumerator() => ((IEnumerable<FrameRange>)_ranges).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(FrameRangeList? other) => other is not null && _ranges.SequenceEqual(other._ranges);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as FrameRangeList);

    /// <inheritdoc/>
    public override int GetHashCode() => _ranges.Length == 0 ? 0 : unchecked((_ranges[0].GetHashCode() * 31) + _ranges[_ranges.Length - 1].GetHashCode());

    /// <summary><c>0-4, 7</c>; empty when there is no frame.</summary>
    public override string ToString() => string.Join(", ", _ranges);
}
