namespace Encord.Client.Labels.Overlap;

/// <summary>How much two sets of frames, milliseconds or characters have in common.</summary>
internal static class RangeOverlap
{
    /// <summary>The shared part of both together: 0 to 1. Two empty sets are the same: they mean the whole row.</summary>
    public static double Iou(FrameRangeList left, FrameRangeList right)
    {
        var together = left.Add(right).FrameCount;
        return together == 0 ? 1 : (double)left.Intersect(right).FrameCount / together;
    }
}
