namespace Encord.Emulator.Labels;

/// <summary>
/// What clients own of a label row's document, as the bytes they sent. Everything else (titles, links, sizes, statuses) belongs to the server
/// and is written anew each time.
/// </summary>
/// <param name="Others">Top-level members that the server does not know, as one JSON object; null when there are none.</param>
internal sealed record LabelContent(
    byte[] ObjectAnswers, byte[] ClassificationAnswers, byte[] ObjectActions, byte[] Spaces, byte[]? Others,
    IReadOnlyDictionary<string, UnitContent> Units)
{
    private static readonly byte[] Nothing = "{}"u8.ToArray();

    public static LabelContent Empty { get; } = new(Nothing, Nothing, Nothing, Nothing, null, new Dictionary<string, UnitContent>());
}

/// <param name="Labels">Objects and classifications, or a map from frames to them.</param>
/// <param name="Others">Members of the data unit that the server does not know, as one JSON object; null when there are none.</param>
internal sealed record UnitContent(byte[] Labels, byte[]? Others);
