namespace Encord.Client.Labels.Documents;

/// <summary>Makes errors that name the row and the place in it.</summary>
internal sealed class LabelFault(string? title, string? labelHash)
{
    public EncordException Invalid(string place, string message) => Make(EncordErrorId.InvalidArgument, place, message);

    public EncordException Damaged(string place, string message, Exception? cause = null) => Make(EncordErrorId.CorruptedLabel, place, message, cause);

    /// <summary>What reading a document that is not as it should be throws, besides errors that are understood already.</summary>
    public static bool IsDamage(Exception error) =>
        error is System.Text.Json.JsonException or InvalidOperationException or ArgumentException or FormatException or InvalidCastException or KeyNotFoundException;

    public EncordException Make(string errorId, string place, string message, Exception? cause = null) => new(errorId, Row + Place(place) + ": " + message, cause);

    /// <summary>Puts row and place before the message of an error from a part that knows neither.</summary>
    public EncordException At(string place, EncordException cause) => Make(cause.ErrorId, place, cause.Message, cause);

    /// <summary>Whether an error names the row already.</summary>
    public bool Names(EncordException error) => error.Message.StartsWith(Row, StringComparison.Ordinal);

    private static string Place(string place) => place.Length == 0 ? "" : ", " + place;

    private string Row => "Label row " + (string.IsNullOrEmpty(title) ? "" : "'" + title + "' ") + "(" + (labelHash ?? "not initialised") + ")";
}
