namespace Encord.PowerShell.Parameters;

/// <summary>The message when nothing has a title: the titles that exist, nearest first.</summary>
/// <param name="noun">What was looked for.</param>
/// <param name="nouns">Several of them.</param>
/// <param name="called">What a title is called there.</param>
internal sealed class TitleMiss(string noun, string nouns, string called = "title")
{
    private const int Shown = 10;

    /// <summary>Where it was looked for, after the title, such as <c> in the project 'Street scenes'</c>; empty for everywhere.</summary>
    public string Where { get; init; } = "";

    /// <summary>Which others are offered.</summary>
    public string Which { get; init; } = "that this user sees";

    public string Describe(string title, IReadOnlyCollection<Titled> others)
    {
        if (others.Count == 0)
        {
            return $"There is no {noun} with the {called} '{title}'{Where}. There are no {nouns} {Which}.";
        }

        var nearest = others.OrderBy(other => TitleDistance.Between(title, other.Title)).Take(Shown);
        var more = others.Count > Shown ? $" and {others.Count - Shown} more" : "";
        return $"There is no {noun} with the {called} '{title}'{Where}. The {nouns} {Which}: {string.Join(", ", nearest)}{more}.";
    }
}
