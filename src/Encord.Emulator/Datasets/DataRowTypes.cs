namespace Encord.Emulator.Datasets;

/// <summary>The kinds of data units and the kinds of storage items behind them.</summary>
internal static class DataRowTypes
{
    private static readonly (string Row, string Item)[] Pairs =
    [
        ("VIDEO", "video"), ("IMG_GROUP", "imageGroup"), ("IMG_GROUP", "imageSequence"), ("DICOM", "dicomSeries"), ("IMAGE", "image"),
        ("NIFTI", "nifti"), ("AUDIO", "audio"), ("PLAIN_TEXT", "plainText"), ("PDF", "pdf"),
    ];

    public static string ItemType(string rowType) => Pairs.First(pair => pair.Row == rowType).Item;

    /// <returns>Null for an item that cannot be a data unit by itself, such as one DICOM file.</returns>
    public static string? RowType(string itemType) => Array.Find(Pairs, pair => pair.Item == itemType).Row;

    /// <summary>Types that clients may filter by, also those of which the emulator has nothing.</summary>
    public static bool IsKnown(string rowType) => rowType is "DICOM_STUDY" or "GROUP" or "SCENE" || Array.Exists(Pairs, pair => pair.Row == rowType);
}
