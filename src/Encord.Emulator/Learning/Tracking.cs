namespace Encord.Emulator.Learning;

/// <summary>Says which detections of following frames are one object: greedily, the pairs that overlap most first.</summary>
internal sealed class Tracking(Func<string> newHash)
{
    /// <summary>Less overlap than this is another object.</summary>
    private const double LeastOverlap = 0.2;

    /// <summary>An object that was out of sight for more frames than this comes back as another.</summary>
    private const int LongestGap = 5;

    private readonly List<Track> _tracks = [];

    /// <summary>The object hash of each detection of the next frame.</summary>
    public IReadOnlyList<string> Follow(int frame, IReadOnlyList<Detection> detections)
    {
        _tracks.RemoveAll(track => frame - track.LastFrame > LongestGap + 1);
        var hashes = new string?[detections.Count];
        var free = new HashSet<Track>(_tracks);
        var pairs =
            from index in Enumerable.Range(0, detections.Count)
            from track in _tracks
            where track.Last.Feature == detections[index].Feature
            let overlap = track.Last.Box.IntersectionOverUnion(detections[index].Box)
            where overlap >= LeastOverlap
            orderby overlap descending
            select (index, track);
        foreach (var (index, track) in pairs)
        {
            if (hashes[index] is null && free.Remove(track))
            {
                hashes[index] = track.Hash;
                (track.Last, track.LastFrame) = (detections[index], frame);
            }
        }

        for (var i = 0; i < hashes.Length; i++)
        {
            if (hashes[i] is null)
            {
                hashes[i] = newHash();
                _tracks.Add(new(hashes[i]!) { Last = detections[i], LastFrame = frame });
            }
        }

        return hashes!;
    }

    private sealed class Track(string hash)
    {
        public string Hash { get; } = hash;

        public required Detection Last { get; set; }

        public int LastFrame { get; set; }
    }
}
