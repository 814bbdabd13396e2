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

    /// <summary>Creates the exception of what happened, what to do, and the call that it is about; the message has all three.</summary>
    internal EncordException(string errorId, string sentence, string? advice, string? call, Exception? innerException)
        : this(errorId, sentence + (advice is null ? "" : " " + advice) + (call is null ? "" : " [" + call + "]"), innerException)
    {
        Sentence = HiddenKey.In(sentence);
        Call = call is null ? null : HiddenKey.In(call);
        RecommendedAction = advice;
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

    /// <summary>What happened, without what to do and without the call; null where the message was not put together of them.</summary>
    internal string? Sentence { get; }

    /// <summary>The request that failed, as messages name it; null where none did.</summary>
    internal string? Call { get; }

    /// <summary>The message for where the advice is shown apart from it.</summary>
    internal string MessageWithoutAdvice => Sentence is null || RecommendedAction is null ? Message : Call is null ? Sentence : Sentence + " [" + Call + "]";

    /// <summary>The same failure in other words.</summary>
    internal EncordException Restated(string sentence, string? advice, Exception? innerException) => new(ErrorId, sentence, advice, Call, innerException)
    {
        StatusCode = StatusCode,
        ErrorCode = ErrorCode,
        TraceId = TraceId,
        RetryAfter = RetryAfter,
        MaximumLabelsAllowed = MaximumLabelsAllowed,
    };

    /// <summary>The vendor's limit on label rows in one request, where <c>MULTI_LABEL_LIMIT_ERROR</c> told it.</summary>
    public int? MaximumLabelsAllowed { get; internal init; }
}
