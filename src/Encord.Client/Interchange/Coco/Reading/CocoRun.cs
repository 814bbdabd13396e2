namespace Encord.Client.Interchange.Coco.Reading;

/// <summary>
/// Annotations of one image that stand together in the file. Files are as a rule written image by image, so an index of runs is small; at worst it
/// has one entry for each annotation.
/// </summary>
internal struct CocoRun
{
    /// <summary>The file is read back run by run; this bounds the memory for it.</summary>
    public const int MaximumLength = 1 << 20;

    public long Offset;

    public int Length;

    /// <summary>The next run of the same image; −1 for none.</summary>
    public int Next;
}
