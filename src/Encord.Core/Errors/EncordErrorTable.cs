namespace Encord;

/// <summary>What a failure means to the user: its stable id, its category and what to do next.</summary>
/// <param name="ErrorId">One of <see cref="EncordErrorId"/>.</param>
/// <param name="Category">The name of a member of <c>System.Management.Automation.ErrorCategory</c>.</param>
/// <param name="Summary">A sentence that says what happened, where the server gives none.</param>
/// <param name="RecommendedAction">A sentence that says what to do.</param>
public sealed record EncordErrorRule(string ErrorId, string Category, string Summary, string RecommendedAction);

/// <summary>The one place that maps the server's codes and statuses to error ids, and error ids to categories and advice.</summary>
public static class EncordErrorTable
{
    private static readonly Dictionary<string, EncordErrorRule> Rules = new EncordErrorRule[]
    {
        new(EncordErrorId.NotConnected, "ConnectionError", "There is no connection to Encord.",
            "Run Connect-Encord first, pass -Connection, or set ENCORD_SSH_KEY_FILE or ENCORD_SSH_KEY."),
        new(EncordErrorId.InvalidKey, "InvalidArgument", "The private key cannot be used.",
            "Use the OpenSSH Ed25519 private key whose public half is registered with Encord, and its passphrase if it has one."),
        new(EncordErrorId.AuthenticationFailed, "AuthenticationError", "The server does not accept the key or token.",
            "Register the public half of the key with Encord for this domain, or sign in with another key or a fresh token; check the clock of this machine."),
        new(EncordErrorId.AccessDenied, "PermissionDenied", "The server does not allow this to the connection's user.",
            "Check the hash: one that does not exist is answered in the same way. Otherwise ask an administrator of the resource for a role, or connect as another user."),
        new(EncordErrorId.NotFound, "ObjectNotFound", "The server did not find the resource.",
            "Check the hash, and that the connection's user can see the resource on this domain."),
        new(EncordErrorId.InvalidArgument, "InvalidArgument", "The server does not accept an argument.",
            "Correct the argument that the message names and run the command again."),
        new(EncordErrorId.Conflict, "ResourceExists", "It exists already.",
            "Use the existing resource, or choose another name."),
        new(EncordErrorId.OperationNotAllowed, "InvalidOperation", "The server does not allow this operation here.",
            "Check that this kind of project or resource supports the operation."),
        new(EncordErrorId.AnswerDictionary, "InvalidData", "The answers of the label do not fit its objects.",
            "Make the answers of the label fit its objects and classifications, then save again."),
        new(EncordErrorId.CorruptedLabel, "InvalidData", "The server finds the label document damaged.",
            "Initialize the label row again and repeat the change on the fresh document."),
        new(EncordErrorId.ModelFeaturesInconsistent, "InvalidData", "The features of the model do not fit the project.",
            "Choose a model whose features are all in the project's ontology."),
        new(EncordErrorId.ModelWeightsInconsistent, "InvalidData", "The weights do not fit the model.",
            "Choose weights that were made for this model's architecture."),
        new(EncordErrorId.FeatureNotFound, "InvalidData", "The ontology has no such feature.",
            "Use a feature hash of the project's ontology; Get-EncordOntology lists them."),
        new(EncordErrorId.DetectionRangeInvalid, "InvalidData", "The range of frames cannot be inferred.",
            "Give a frame range inside the video, no longer than the server allows."),
        new(EncordErrorId.FileTypeNotSupported, "InvalidData", "The kind of file is not supported.",
            "Convert the file to a kind that Encord supports."),
        new(EncordErrorId.FileSizeNotSupported, "LimitsExceeded", "The file is too large.",
            "Use a smaller file, or split it."),
        new(EncordErrorId.MultiLabelLimit, "LimitsExceeded", "Too many label rows in one request.",
            "Repeat with a smaller -BundleSize."),
        new(EncordErrorId.PayloadTooLarge, "LimitsExceeded", "The request is too large for the server.",
            "Send less at once, for example with a smaller -BundleSize."),
        new(EncordErrorId.RateLimited, "LimitsExceeded", "The server received too many requests.",
            "Wait as long as the server asked (RetryAfter), then run the command again, with fewer commands at once."),
        new(EncordErrorId.ServiceUnavailable, "ResourceUnavailable", "The server failed.",
            "Wait a little and run the command again; if it persists, quote the trace id to Encord's support."),
        new(EncordErrorId.Timeout, "OperationTimeout", "The server did not answer in time.",
            "Ask for less at once, or connect with a larger -TimeoutSec."),
        new(EncordErrorId.ConnectionFailed, "ConnectionError", "The server cannot be reached.",
            "Check the domain, the network, the proxy and the certificate, then run the command again."),
        new(EncordErrorId.AgentFailed, "InvalidResult", "The block of the agent failed.",
            "The task is still in its stage: correct the block and run the command again."),
        new(EncordErrorId.OutcomeUnknown, "OperationStopped", "The change was sent and no answer came: it may have been done.",
            "Look whether the change was made before you run the command again."),
        new(EncordErrorId.FileNotWritten, "WriteError", "The file was not written.",
            "Free space on the disk, or choose another place, then run the command again; the file that was there before is untouched."),
        new(EncordErrorId.UnexpectedResponse, "InvalidResult", "The answer of the server cannot be understood.",
            "Check that the domain is an Encord server; if it is, quote the trace id to Encord's support."),
        new(EncordErrorId.TrainingFailed, "InvalidResult", "The training ended with an error.",
            "Look at the training's error, and start it again with other label rows or settings."),
    }.ToDictionary(rule => rule.ErrorId, StringComparer.Ordinal);

    private static readonly Dictionary<string, string> Codes = new(StringComparer.Ordinal)
    {
        ["AUTHENTICATION_ERROR"] = EncordErrorId.AuthenticationFailed,
        ["AUTHORISATION_ERROR"] = EncordErrorId.AccessDenied,
        ["RESOURCE_NOT_FOUND_ERROR"] = EncordErrorId.NotFound,
        ["METHOD_NOT_ALLOWED_ERROR"] = EncordErrorId.OperationNotAllowed,
        ["UNKNOWN_ERROR"] = EncordErrorId.ServiceUnavailable,
        ["OPERATION_NOT_ALLOWED"] = EncordErrorId.OperationNotAllowed,
        ["ANSWER_DICTIONARY_ERROR"] = EncordErrorId.AnswerDictionary,
        ["CORRUPTED_LABEL_ERROR"] = EncordErrorId.CorruptedLabel,
        ["FILE_TYPE_NOT_SUPPORTED_ERROR"] = EncordErrorId.FileTypeNotSupported,
        ["FILE_SIZE_NOT_SUPPORTED_ERROR"] = EncordErrorId.FileSizeNotSupported,
        ["FEATURE_DOES_NOT_EXIST_ERROR"] = EncordErrorId.FeatureNotFound,
        ["MODEL_WEIGHTS_INCONSISTENT_ERROR"] = EncordErrorId.ModelWeightsInconsistent,
        ["MODEL_FEATURES_INCONSISTENT_ERROR"] = EncordErrorId.ModelFeaturesInconsistent,
        ["UPLOAD_OPERATION_NOT_SUPPORTED_ERROR"] = EncordErrorId.OperationNotAllowed,
        ["DETECTION_RANGE_INVALID_ERROR"] = EncordErrorId.DetectionRangeInvalid,
        ["MUST_SET_DETECTION_RANGE_ERROR"] = EncordErrorId.DetectionRangeInvalid,
        ["INVALID_DATE_FORMAT_ERROR"] = EncordErrorId.InvalidArgument,
        ["RESOURCE_EXISTS_ERROR"] = EncordErrorId.Conflict,
        ["DUPLICATE_SSH_KEY_ERROR"] = EncordErrorId.Conflict,
        ["SSH_KEY_NOT_FOUND_ERROR"] = EncordErrorId.AuthenticationFailed,
        ["INVALID_ARGUMENTS_ERROR"] = EncordErrorId.InvalidArgument,
        ["MULTI_LABEL_LIMIT_ERROR"] = EncordErrorId.MultiLabelLimit,
        ["WRONG_PROJECT_TYPE_ERROR"] = EncordErrorId.OperationNotAllowed,
    };

    private static readonly Dictionary<int, string> Statuses = new()
    {
        [400] = EncordErrorId.InvalidArgument,
        [401] = EncordErrorId.AuthenticationFailed,
        [403] = EncordErrorId.AccessDenied,
        [404] = EncordErrorId.NotFound,
        [405] = EncordErrorId.OperationNotAllowed,
        [407] = EncordErrorId.ConnectionFailed,
        [408] = EncordErrorId.Timeout,
        [409] = EncordErrorId.Conflict,
        [410] = EncordErrorId.NotFound,
        [413] = EncordErrorId.PayloadTooLarge,
        [422] = EncordErrorId.InvalidArgument,
        [429] = EncordErrorId.RateLimited,
    };

    /// <summary>Every rule, one for each error id.</summary>
    public static IReadOnlyCollection<EncordErrorRule> All => Rules.Values;

    /// <summary>The codes of the v1 wire that have an error id.</summary>
    public static IReadOnlyCollection<string> KnownCodes => Codes.Keys;

    /// <summary>The category and advice of an error id; an id that is not in the table is treated as an answer that cannot be understood.</summary>
    public static EncordErrorRule ForErrorId(string errorId) =>
        Rules.TryGetValue(errorId, out var rule) ? rule : Rules[EncordErrorId.UnexpectedResponse] with { ErrorId = errorId };

    /// <summary>The error id of a status: of HTTP, or inside a v1 envelope. What has no rule is an answer that cannot be understood.</summary>
    public static string IdForStatus(int status) =>
        Statuses.TryGetValue(status, out var id) ? id
        : status is >= 500 and <= 599 ? EncordErrorId.ServiceUnavailable
        : EncordErrorId.UnexpectedResponse;

    /// <summary>The error id of a v1 code; the status decides when the code is unknown or missing.</summary>
    public static string IdForCode(string? code, int? status) =>
        code is not null && Codes.TryGetValue(code, out var id) ? id
        : status is { } number ? IdForStatus(number)
        : EncordErrorId.UnexpectedResponse;
}
