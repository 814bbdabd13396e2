namespace Encord.Emulator.Pipeline;

/// <summary>
/// A refusal that both wires can express: v1 as <c>{"status":…,"response":["CODE"],"payload":…}</c> with HTTP 200, v2 as an HTTP status
/// with <c>{"message":…}</c>.
/// </summary>
internal sealed class WireError(string code, int status, string message, object? payload = null) : Exception(message)
{
    public string Code { get; } = code;

    public int Status { get; } = status;

    /// <summary>What v1 sends as <c>payload</c>; the message unless the code has a payload of its own.</summary>
    public object Payload { get; } = payload ?? message;

    /// <summary>The request never became a call: the HTTP status reports it on every wire.</summary>
    public bool IsOfTransport { get; private init; }

    public static WireError Transport(int status, string message) => new(
        status switch
        {
            403 => "AUTHORISATION_ERROR",
            404 => "RESOURCE_NOT_FOUND_ERROR",
            405 => "METHOD_NOT_ALLOWED_ERROR",
            _ => "INVALID_ARGUMENTS_ERROR",
        },
        status,
        message)
    {
        IsOfTransport = true,
    };

    public static WireError Authentication(string message) => new("AUTHENTICATION_ERROR", 401, message);

    public static WireError Forbidden(string message) => new("AUTHORISATION_ERROR", 403, message);

    public static WireError NotFound(string message) => new("RESOURCE_NOT_FOUND_ERROR", 404, message);

    public static WireError InvalidArguments(string message) => new("INVALID_ARGUMENTS_ERROR", 400, message);

    /// <summary>What cannot be read as what it should be. The v2 wire refuses it before anything is looked up, which the vendor's client takes for an unknown error.</summary>
    public static WireError Malformed(string message) => new("INVALID_ARGUMENTS_ERROR", 422, message);

    public static WireError InvalidDate(string message) => new("INVALID_DATE_FORMAT_ERROR", 400, message);

    public static WireError NotAllowed(string message) => new("OPERATION_NOT_ALLOWED", 405, message);

    public static WireError MethodNotAllowed(string message) => new("METHOD_NOT_ALLOWED_ERROR", 405, message);

    public static WireError Exists(string message) => new("RESOURCE_EXISTS_ERROR", 409, message);

    public static WireError WrongProjectType(string message) => new("WRONG_PROJECT_TYPE_ERROR", 400, message);

    public static WireError CorruptedLabel(string message) => new("CORRUPTED_LABEL_ERROR", 400, message);

    public static WireError AnswerDictionary(string message) => new("ANSWER_DICTIONARY_ERROR", 400, message);

    public static WireError FeatureDoesNotExist(string message) => new("FEATURE_DOES_NOT_EXIST_ERROR", 400, message);

    public static WireError MultiLabelLimit(int maximum) => new(
        "MULTI_LABEL_LIMIT_ERROR", 400, $"At most {maximum} label rows per request.", new { maximum_labels_allowed = maximum });

    public static WireError Unknown(string message) => new("UNKNOWN_ERROR", 500, message);
}
