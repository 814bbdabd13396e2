using System.Collections.ObjectModel;
using System.Globalization;

namespace Encord;

/// <summary>
/// The answers to the attributes of an object or classification: attribute name → text, number, the label of the radio option, or the labels of the
/// ticked options. Where two attributes share a name the second one is found under its feature hash.
/// </summary>
public sealed class AnswerSet : ReadOnlyDictionary<string, object>
{
    /// <summary>Creates the set.</summary>
    public AnswerSet(IDictionary<string, object> answers)
        : base(answers)
    {
    }

    /// <summary>The answers as the document has them, kept by the client: with feature hashes, by which they are found again elsewhere.</summary>
    internal object? Source { get; init; }

    /// <summary>No answer.</summary>
    public static AnswerSet None { get; } = new(new Dictionary<string, object>());

    /// <summary><c>Colour=Red; Doors=Front, Back</c></summary>
    public override string ToString() => string.Join("; ", this.Select(pair => pair.Key + "=" + Text(pair.Value)));

    private static string Text(object value) => value is IEnumerable<string> labels && value is not string
        ? string.Join(", ", labels)
        : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
