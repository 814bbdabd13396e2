using Encord.Client.Labels.Documents;

namespace Encord.Client.Labels.Rules;

/// <summary>Ranges of audio (milliseconds) and text (characters). The vendor's SDK lets a range end anywhere; the server then refuses the row.</summary>
internal static class RangeRules
{
    public static void Check(LabelDocument document, FrameRangeList ranges)
    {
        if (document.Facts.NumberOfFrames is not { } limit || limit <= 0)
        {
            return;
        }

        foreach (var range in ranges)
        {
            if (range.End >= limit)
            {
                throw document.Fault.Invalid("range " + range, $"it ends after the data, which is {limit} long.");
            }
        }
    }
}
