using Encord.Emulator.Pipeline;

namespace Encord.Emulator.Models;

/// <summary>Which frames a model looks at: from and to, both included.</summary>
internal readonly record struct FrameSelection(int From, int To)
{
    /// <summary>The vendor's limit on the difference of the two ends.</summary>
    public const int LongestRange = 1000;

    /// <summary>The frames of something with that many; one picture is looked at whatever the range says.</summary>
    /// <exception cref="WireError">The range is not in the video, too long, or needed.</exception>
    public static FrameSelection Of(int? from, int? to, int count)
    {
        if (from > to || from < 0)
        {
            throw Invalid($"The range {from} to {to} is not valid: it must begin at 0 or later, and must not end before it begins.");
        }

        if (count == 1)
        {
            return new(0, 0);
        }

        if (from >= count || to >= count)
        {
            throw Invalid($"The range {from} to {to} ends after the last frame, {count - 1}.");
        }

        var selection = new FrameSelection(from ?? 0, to ?? count - 1);
        return selection.To - selection.From <= LongestRange ? selection
            : from is null && to is null
                ? throw new WireError("MUST_SET_DETECTION_RANGE_ERROR", 400, $"The video has {count} frames: give a range of at most {LongestRange}.")
                : throw Invalid($"The range {from} to {to} is longer than {LongestRange}.");
    }

    private static WireError Invalid(string message) => new("DETECTION_RANGE_INVALID_ERROR", 400, message);
}
