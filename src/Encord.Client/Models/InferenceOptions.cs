namespace Encord.Client.Models;

/// <summary>How to infer.</summary>
internal sealed record InferenceOptions
{
    private const double LargestRdp = 0.01;
    private const int LongestRange = 1000;

    public double ConfidenceThreshold { get; init; } = 0.6;

    public double IouThreshold { get; init; } = 0.3;

    public double RdpThreshold { get; init; } = 0.005;

    /// <summary>In either spelling.</summary>
    public string Device { get; init; } = "Cuda";

    /// <summary>The first and the last frame, both included; null for all.</summary>
    public (int From, int To)? FrameRange { get; init; }

    public bool EnableTracking { get; init; }

    /// <summary>Whether only the answer is wanted, and not what was found in it.</summary>
    public bool IsRaw { get; init; }

    /// <summary>The two ends that a user gave.</summary>
    /// <exception cref="EncordException"><see cref="EncordErrorId.DetectionRangeInvalid"/>: they are not two.</exception>
    public static (int From, int To)? RangeOf(int[]? ends) => ends switch
    {
        null => null,
        [var from, var to] => (from, to),
        _ => throw Range("A frame range is two numbers: the first and the last frame, both included."),
    };

    /// <summary>Refuses what the server would refuse, before anything is sent.</summary>
    /// <exception cref="EncordException"><see cref="EncordErrorId.InvalidArgument"/> or <see cref="EncordErrorId.DetectionRangeInvalid"/>.</exception>
    public void Check()
    {
        CheckThreshold("confidence", ConfidenceThreshold, 1);
        CheckThreshold("IoU", IouThreshold, 1);
        CheckThreshold("RDP", RdpThreshold, LargestRdp);
        if (FrameRange is not var (from, to))
        {
            return;
        }

        if (from < 0 || to < from)
        {
            throw Range($"The frame range {from} to {to} is not valid: it must begin at 0 or later, and must not end before it begins.");
        }

        if (to - from > LongestRange)
        {
            throw Range($"The frame range {from} to {to} is too long: its ends may be at most {LongestRange} apart. Use several shorter ranges.");
        }
    }

    private static void CheckThreshold(string name, double value, double most)
    {
        if (!(value >= 0 && value <= most))
        {
            throw new EncordException(
                EncordErrorId.InvalidArgument, FormattableString.Invariant($"The {name} threshold must be from 0 to {most}, not {value}."));
        }
    }

    private static EncordException Range(string message) => new(EncordErrorId.DetectionRangeInvalid, message);
}
