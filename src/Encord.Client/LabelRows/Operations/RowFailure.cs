namespace Encord.Client.LabelRows.Operations;

/// <summary>The server answers a bundle as a whole; the error of each row says which row it is about.</summary>
internal static class RowFailure
{
    public static EncordException Of(EncordException failure, string title, string? hash) =>
        (hash is not null && failure.Message.IndexOf(hash, StringComparison.OrdinalIgnoreCase) >= 0) || (hash is null && title.Length > 0 && failure.Message.Contains(title))
            ? failure
            : failure.Restated(
                (title.Length > 0 ? $"Label row '{title}' ({hash ?? "not initialised"}): " : $"Label row {hash}: ") + (failure.Sentence ?? failure.Message), failure.RecommendedAction, failure);
}
