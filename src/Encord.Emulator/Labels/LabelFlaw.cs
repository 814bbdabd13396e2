using Encord.Emulator.Pipeline;

namespace Encord.Emulator.Labels;

/// <summary>Something wrong with a document.</summary>
/// <param name="Code">The v1 error code.</param>
/// <param name="IsFatal">Refused even without validation: the document could not be read again.</param>
internal sealed record LabelFlaw(string Code, string Message, bool IsFatal)
{
    public static LabelFlaw Corrupted(string message, bool isFatal = false) => new("CORRUPTED_LABEL_ERROR", message, isFatal);

    public static LabelFlaw Answers(string message, bool isFatal = false) => new("ANSWER_DICTIONARY_ERROR", message, isFatal);

    public static LabelFlaw Feature(string message) => new("FEATURE_DOES_NOT_EXIST_ERROR", message, false);

    public WireError AsError(string labelHash) => new(Code, 400, $"Label row {labelHash}: {Message}");
}
