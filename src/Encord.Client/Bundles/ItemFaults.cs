namespace Encord.Client.Bundles;

/// <summary>Which refusals of a bundle are about one of its items, so that the others can go out without it.</summary>
internal static class ItemFaults
{
    // What is not here is about the connection, the user, or the server, and would meet each item alone in the same way.
    private static readonly HashSet<string> Ids =
    [
        EncordErrorId.NotFound,
        EncordErrorId.InvalidArgument,
        EncordErrorId.Conflict,
        EncordErrorId.AnswerDictionary,
        EncordErrorId.CorruptedLabel,
        EncordErrorId.FeatureNotFound,
    ];

    /// <summary>The usual answer.</summary>
    public static bool Contains(EncordException failure) => Ids.Contains(failure.ErrorId);
}
