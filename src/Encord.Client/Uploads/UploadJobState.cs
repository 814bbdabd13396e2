using Encord.Client.Json;

namespace Encord.Client.Uploads;

/// <summary>How far a job is, and what came of it.</summary>
/// <param name="Status"><c>PENDING</c>, <c>DONE</c>, <c>ERROR</c> or <c>CANCELLED</c>.</param>
internal sealed record UploadJobState(string Status)
{
    public IReadOnlyList<(string DataHash, string Title)> Added { get; init; } = [];

    /// <summary>Why, for each unit that was not added.</summary>
    public IReadOnlyList<(IReadOnlyList<string> ObjectKeys, string Message)> UnitErrors { get; init; } = [];

    /// <summary>What went wrong with the job as a whole.</summary>
    public IReadOnlyList<string> Errors { get; init; } = [];

    public int Pending { get; init; }

    /// <summary>Units that are done with, well or not.</summary>
    public int Ended { get; init; }

    public bool HasEnded => Status != "PENDING";

    public static UploadJobState Read(JsonRecord record) => new(record.RequiredText("status").ToUpperInvariant())
    {
        Added = [.. record.Objects("data_hashes_with_titles").Select(added => (added.RequiredText("data_hash"), added.Text("title") ?? string.Empty))],
        UnitErrors =
        [
            .. record.Objects("data_unit_errors").Select(error => ((IReadOnlyList<string>)[.. error.Texts("object_urls")], error.Text("error") ?? string.Empty)),
        ],
        Errors = [.. record.Texts("errors")],
        Pending = record.Integer("units_pending_count") ?? 0,
        Ended = (record.Integer("units_done_count") ?? 0) + (record.Integer("units_error_count") ?? 0) + (record.Integer("units_cancelled_count") ?? 0),
    };

    /// <summary>Why nothing was added; null where the job did what it could.</summary>
    public EncordException? Failure() => Status switch
    {
        "DONE" => null,
        "CANCELLED" => new(EncordErrorId.OperationNotAllowed, "The server's upload job was cancelled before it added this. Run the command again: what is there already is skipped."),
        _ => UnitFailure(Errors.Count > 0 ? Errors[0] : "the upload job ended with an error and did not say why"),
    };

    /// <summary>The server says in words why it does not take a file; what kind of failure it is has to be guessed from them.</summary>
    public static EncordException UnitFailure(string message)
    {
        bool Says(params string[] words) => words.Any(word => message.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0);
        var errorId = Says("too large", "too big", "size limit", "file size") ? EncordErrorId.FileSizeNotSupported
            : Says("support", "file type", "format", "codec", "damaged", "corrupt") ? EncordErrorId.FileTypeNotSupported
            : EncordErrorId.InvalidArgument;
        return new(errorId, $"The server did not add it: {message.TrimEnd('.')}.");
    }
}
