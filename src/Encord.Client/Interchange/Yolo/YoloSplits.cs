using Encord.Client.Interchange.Exporting;

namespace Encord.Client.Interchange.Yolo;

/// <summary>What Ultralytics demands of splits.</summary>
internal static class YoloSplits
{
    /// <exception cref="EncordException"><see cref="EncordErrorId.InvalidArgument"/>: the readers of YOLO would refuse the folder.</exception>
    public static void Check(ExportPlan plan)
    {
        if (!plan.Options.Split.IsGiven)
        {
            return;
        }

        foreach (var needed in new[] { "train", "val" })
        {
            if (plan.RowsOf(needed) == 0)
            {
                var there = string.Join(", ", plan.Splits.Select(split => $"{split}: {plan.RowsOf(split)}"));
                throw new EncordException(
                    EncordErrorId.InvalidArgument,
                    $"No label row is in the split '{needed}', which YOLO needs ({there}). Nothing was written. Give a larger share, export more rows, or leave -Split out to put everything into '{SplitRule.Only}'.");
            }
        }
    }

    /// <summary>Ultralytics keeps what it has read beside the labels, and may take it for the new ones.</summary>
    public static void DeleteCaches(ExportFolder folder)
    {
        var labels = folder.PathOf("labels");
        if (!Directory.Exists(labels))
        {
            return;
        }

        try
        {
            foreach (var cache in Directory.GetFiles(labels, "*.cache"))
            {
                File.Delete(cache);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new EncordException(EncordErrorId.FileNotWritten, $"A cache of an earlier training in '{labels}' cannot be deleted: {error.Message} Delete it, or Ultralytics may train with the old labels.", error);
        }
    }
}
