using Encord.Client.Labels.Documents;

namespace Encord.Client.Labels.Rules;

/// <summary>Which frames of a row can carry labels. Checked before an edit, so that a wrong frame is never sent.</summary>
internal static class FrameRules
{
    /// <summary>The number of frames; null where there is no limit that holds.</summary>
    public static int? LimitOf(LabelDocument document)
    {
        switch (document.Layout)
        {
            case LabelLayout.SingleFrame:
                return 1;
            case LabelLayout.FramePerUnit:
                var order = 0;
                return LabelTree.Units(document.Tree()).Select(unit => (LabelTree.Integer(unit, "data_sequence") ?? order++) + 1).DefaultIfEmpty(0).Max();
            default:
                return LabelLayouts.HasFrameLimit(document.Header.DataType) ? document.Facts.NumberOfFrames : null;
        }
    }

    /// <exception cref="EncordException">The row has no such frame, or labels of its kind are carried only.</exception>
    public static void Check(LabelDocument document, FrameRangeList frames)
    {
        RequireEditable(document);
        if (LabelTree.UnitOf(document, frames.Count == 0 ? 0 : frames[0].Start) is null && document.Layout != LabelLayout.FramePerUnit)
        {
            throw document.Fault.Damaged("", "the document has no data unit.");
        }

        if (LimitOf(document) is not { } limit)
        {
            return;
        }

        foreach (var range in frames)
        {
            if (range.End >= limit)
            {
                throw document.Fault.Invalid("frame " + range, limit == 1
                    ? "an image has one frame, number 0."
                    : $"there is no such frame; the row has {limit}, numbered 0 to {limit - 1}.");
            }
        }

        if (document.Layout == LabelLayout.FramePerUnit)
        {
            foreach (var frame in frames.Frames())
            {
                if (LabelTree.UnitOf(document, frame) is null)
                {
                    throw document.Fault.Invalid("frame " + LabelTree.Key(frame), "the group has no image with that number.");
                }
            }
        }
    }

    public static void RequireEditable(LabelDocument document)
    {
        if (document.Layout is LabelLayout.Spaces or LabelLayout.Unknown)
        {
            throw document.Fault.Make(
                EncordErrorId.OperationNotAllowed,
                "",
                document.Layout == LabelLayout.Spaces
                    ? "the labels of a data group stand in its spaces; they are read and saved unchanged, but cannot be edited here. Edit the document itself (Get-EncordLabelDocument, Save-EncordLabelDocument)."
                    : $"data of the kind '{document.Header.DataType}' is read and saved unchanged, but its labels cannot be edited here.");
        }
    }
}
