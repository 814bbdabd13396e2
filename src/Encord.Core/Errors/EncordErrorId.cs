namespace Encord;

/// <summary>The stable error ids. <c>FullyQualifiedErrorId</c> of every error record of the module starts with one of these.</summary>
public static class EncordErrorId
{
    /// <summary>No connection was given, none is open in this runspace and the environment names none.</summary>
    public const string NotConnected = "EncordNotConnected";

    /// <summary>The private key cannot be used: wrong kind, damaged, or its passphrase is missing or wrong.</summary>
    public const string InvalidKey = "EncordInvalidKey";

    /// <summary>The server does not know the key or token (401, <c>AUTHENTICATION_ERROR</c>).</summary>
    public const string AuthenticationFailed = "EncordAuthenticationFailed";

    /// <summary>The user may not do this (403, <c>AUTHORISATION_ERROR</c>).</summary>
    public const string AccessDenied = "EncordAccessDenied";

    /// <summary>There is no such thing (404, <c>RESOURCE_NOT_FOUND_ERROR</c>).</summary>
    public const string NotFound = "EncordNotFound";

    /// <summary>An argument is wrong (400, 422, <c>INVALID_ARGUMENTS_ERROR</c>), or was refused before anything was sent.</summary>
    public const string InvalidArgument = "EncordInvalidArgument";

    /// <summary>It exists already (409, <c>RESOURCE_EXISTS_ERROR</c>).</summary>
    public const string Conflict = "EncordConflict";

    /// <summary>The server does not allow this here (405, <c>OPERATION_NOT_ALLOWED</c>, <c>WRONG_PROJECT_TYPE_ERROR</c>).</summary>
    public const string OperationNotAllowed = "EncordOperationNotAllowed";

    /// <summary>The answers of a label do not fit its objects (<c>ANSWER_DICTIONARY_ERROR</c>).</summary>
    public const string AnswerDictionary = "EncordAnswerDictionary";

    /// <summary>The label document is damaged (<c>CORRUPTED_LABEL_ERROR</c>).</summary>
    public const string CorruptedLabel = "EncordCorruptedLabel";

    /// <summary>The model was trained on other features (<c>MODEL_FEATURES_INCONSISTENT_ERROR</c>).</summary>
    public const string ModelFeaturesInconsistent = "EncordModelFeaturesInconsistent";

    /// <summary>The weights do not fit the model (<c>MODEL_WEIGHTS_INCONSISTENT_ERROR</c>).</summary>
    public const string ModelWeightsInconsistent = "EncordModelWeightsInconsistent";

    /// <summary>The ontology has no such feature (<c>FEATURE_DOES_NOT_EXIST_ERROR</c>).</summary>
    public const string FeatureNotFound = "EncordFeatureNotFound";

    /// <summary>The frames asked for are outside what can be inferred (<c>DETECTION_RANGE_INVALID_ERROR</c>).</summary>
    public const string DetectionRangeInvalid = "EncordDetectionRangeInvalid";

    /// <summary>The kind of file is not supported (<c>FILE_TYPE_NOT_SUPPORTED_ERROR</c>).</summary>
    public const string FileTypeNotSupported = "EncordFileTypeNotSupported";

    /// <summary>The file is too large (<c>FILE_SIZE_NOT_SUPPORTED_ERROR</c>).</summary>
    public const string FileSizeNotSupported = "EncordFileSizeNotSupported";

    /// <summary>Too many label rows in one request (<c>MULTI_LABEL_LIMIT_ERROR</c>).</summary>
    public const string MultiLabelLimit = "EncordMultiLabelLimit";

    /// <summary>The request is too large for the server (413).</summary>
    public const string PayloadTooLarge = "EncordPayloadTooLarge";

    /// <summary>Too many requests, also after waiting and trying again (429).</summary>
    public const string RateLimited = "EncordRateLimited";

    /// <summary>The server failed, also after trying again where that was safe (5xx).</summary>
    public const string ServiceUnavailable = "EncordServiceUnavailable";

    /// <summary>No answer in time.</summary>
    public const string Timeout = "EncordTimeout";

    /// <summary>The server cannot be reached: name, TLS or socket.</summary>
    public const string ConnectionFailed = "EncordConnectionFailed";

    /// <summary>A change was sent and its answer was lost or came too late: it may have been done. The message says how to look.</summary>
    public const string OutcomeUnknown = "EncordOutcomeUnknown";

    /// <summary>A file could not be written: the disk is full, or the place does not take it. What was there before is untouched.</summary>
    public const string FileNotWritten = "EncordFileNotWritten";

    /// <summary>The answer cannot be understood.</summary>
    public const string UnexpectedResponse = "EncordUnexpectedResponse";

    /// <summary>The block of an agent failed for a task, also when it was tried again. The task is still in its stage.</summary>
    public const string AgentFailed = "EncordAgentFailed";

    /// <summary>The training job ended with an error.</summary>
    public const string TrainingFailed = "EncordTrainingFailed";
}
