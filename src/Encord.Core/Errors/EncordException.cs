namespace Encord;

/// <summary>The one exception type that leaves the client: what went wrong, in the terms of the command surface.</summary>
/// <remarks>The message is a sentence for a person and never holds a key, a token or a signed address.</remarks>
public sealed class EncordException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="errorId">One of <see cref="EncordErrorId"/>.</param>
    /// <param name="message">A sentence that says what to do.</param>
    /// <param name="innerException">The cause, if there is one that helps.</param>
    public EncordException(string errorId, string message, Exception? innerException = null)
        : base(HiddenKey.In(message), HiddenKey.Without(innerException))
    {
        ErrorId = errorId;
    }

    /// <summary>One of <see cref="EncordErrorId"/>: the stable name of the failure, and the start of <c>FullyQualifiedErrorId</c>.</summary>
    public string ErrorId { get; }

    /// <summary>The status of the answer: the HTTP status, or the status inside a v1 envelope; null when there was no answer.</summary>
    public int? StatusCode { get; internal init; }

    /// <summary>The code the server gave, such as <c>RESOURCE_NOT_FOUND_ERROR</c>; null when it gave none.</summary>
    public string? ErrorCode { get; internal init; }

    /// <summary>The trace id sent with the request (32 hexadecimal digits): what to quote to the vendor's support.</summary>
    public string? TraceId { get; internal init; }

    /// <summary>How long the server asked to wait (<c>Retry-After</c>); null when it did not say.</summary>
    public TimeSpan? RetryAfter { get; internal init; }

    /// <summary>What to do, where that depends on more than the error id; null where the advice of the error id holds.</summary>
    public string? RecommendedAction { get; init; }

    /// <summary>The vendor's limit on label rows in one request, where <c>MULTI_LABEL_LIMIT_ERROR</c> told it.</summary>
    public int? MaximumLabelsAllowed { get; internal init; }
}
