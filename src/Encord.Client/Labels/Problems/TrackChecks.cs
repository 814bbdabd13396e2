using System.Globalization;

namespace Encord.Client.Labels.Problems;

/// <summary>Objects over time: gaps, jumps, and places that never change.</summary>
internal static class TrackChecks
{
    /// <summary>A step is a jump when it is so many times as long as the usual step of the object, and longer than the object itself.</summary>
    private const double UnusualStep = 4;

    /// <summary>An object does not grow or shrink by so much from one frame to the next.</summary>
    private const double UnusualGrowth = 4;

    public static IEnumerable<LabelProblem> Run(RowLabels labels, ProblemOptions options)
    {
        foreach (var space in labels.Objects.Where(instance => instance.Frame is not null).GroupBy(instance => instance.Space))
        {
            // Where only every tenth frame is labelled, nine frames without the object are no gap.
            var step = Step([.. space.Select(instance => instance.Frame!.Value).Distinct().OrderBy(frame => frame)]);
            foreach (var group in space.GroupBy(instance => instance.ObjectHash))
            {
                ObjectInstance[] track = [.. group.OrderBy(instance => instance.Frame)];
                if (track.Length < 2)
                {
                    continue;
                }

                if (options.Wants(LabelCheck.TrackGap) && Gap(labels, track, step) is { } gap)
                {
                    yield return gap;
                }

                if (options.Wants(LabelCheck.TrackJump))
                {
                    foreach (var jump in Jumps(labels, track, step))
                    {
                        yield return jump;
                    }
                }

                if (options.Wants(LabelCheck.IdenticalBox) && Identical(labels, track, options.IdenticalFrames) is { } identical)
                {
                    yield return identical;
                }
            }
        }
    }

    /// <summary>The usual distance between labelled frames.</summary>
    private static int Step(int[] frames) => frames.Length < 2 ? 1 : Median([.. frames.Skip(1).Select((frame, i) => (double)(frame - frames[i]))]) is var step ? Math.Max(1, (int)step) : 1;

    private static LabelProblem? Gap(RowLabels labels, ObjectInstance[] track, int step)
    {
        var gaps = new List<FrameRange>();
        for (var i = 1; i < track.Length; i++)
        {
            if (track[i].Frame!.Value - track[i - 1].Frame!.Value > step)
            {
                gaps.Add(new FrameRange(track[i - 1].Frame!.Value + 1, track[i].Frame!.Value - 1));
            }
        }

        if (gaps.Count == 0)
        {
            return null;
        }

        var away = FrameRangeList.Union(gaps);
        return labels.Problem(
            LabelCheck.TrackGap, LabelProblemSeverity.Warning,
            $"The object is on the frames {track[0].Frame} to {track[track.Length - 1].Frame}, but not on {away}.", away.FrameCount, track[0], away[0].Start);
    }

    private static IEnumerable<LabelProblem> Jumps(RowLabels labels, ObjectInstance[] track, int step)
    {
        var places = track.Select(instance => PlaceOf(labels, instance)).ToArray();
        var moves = new double[track.Length];
        for (var i = 1; i < track.Length; i++)
        {
            if (places[i] is { } to && places[i - 1] is { } from)
            {
                var steps = Math.Max(1, (double)(track[i].Frame!.Value - track[i - 1].Frame!.Value) / step);
                moves[i] = Math.Sqrt(((to.X - from.X) * (to.X - from.X)) + ((to.Y - from.Y) * (to.Y - from.Y))) / steps;
            }
        }

        var usual = Median([.. moves.Skip(1)]);
        for (var i = 1; i < track.Length; i++)
        {
            if (places[i] is not { } to || places[i - 1] is not { } from)
            {
                continue;
            }

            var growth = from.Area > 0 && to.Area > 0 ? Math.Max(from.Area / to.Area, to.Area / from.Area) : 1;
            var before = "frame " + track[i - 1].Frame!.Value.ToString(CultureInfo.InvariantCulture);
            // With two places only, one step cannot be unusual for the object; its own size is all there is to compare with.
            if (moves[i] > Math.Max(from.Size, to.Size) && (track.Length == 2 || moves[i] > UnusualStep * usual))
            {
                yield return labels.Problem(
                    LabelCheck.TrackJump, LabelProblemSeverity.Warning,
                    $"The object jumps by {moves[i].ToString("0.##", CultureInfo.InvariantCulture)} {to.Unit} after {before}, more than its own size.", moves[i], track[i]);
            }
            else if (growth > UnusualGrowth && track[i].Frame!.Value - track[i - 1].Frame!.Value <= step)
            {
                yield return labels.Problem(
                    LabelCheck.TrackJump, LabelProblemSeverity.Warning,
                    $"The object {(to.Area > from.Area ? "grows" : "shrinks")} to {(to.Area / from.Area).ToString("0.##", CultureInfo.InvariantCulture)} times its area after {before}.", growth, track[i]);
            }
        }
    }

    private static LabelProblem? Identical(RowLabels labels, ObjectInstance[] track, int least)
    {
        var start = 0;
        var longest = 0;
        var longestStart = 0;
        for (var i = 1; i <= track.Length; i++)
        {
            if (i < track.Length && track[i].Coordinates?.ToString() == track[start].Coordinates?.ToString())
            {
                continue;
            }

            if (i - start > longest)
            {
                (longest, longestStart) = (i - start, start);
            }

            start = i;
        }

        return longest < least ? null : labels.Problem(
            LabelCheck.IdenticalBox, LabelProblemSeverity.Information,
            $"The object is at exactly the same place on {longest} frames, from {track[longestStart].Frame} to {track[longestStart + longest - 1].Frame}.", longest, track[longestStart]);
    }

    private readonly record struct Place(double X, double Y, double Size, double Area, string Unit);

    private static Place? PlaceOf(RowLabels labels, ObjectInstance instance)
    {
        if (instance.X is not { } x || instance.Y is not { } y)
        {
            return null;
        }

        var size = labels.SizeOf(instance);
        var width = (instance.Width ?? 0) * (size?.Width ?? 1);
        var height = (instance.Height ?? 0) * (size?.Height ?? 1);
        return new Place(
            (x * (size?.Width ?? 1)) + (width / 2), (y * (size?.Height ?? 1)) + (height / 2), Math.Sqrt((width * width) + (height * height)), width * height,
            size is null ? "of the picture" : "pixels");
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return values.Length == 0 ? 0 : values[values.Length / 2];
    }
}
