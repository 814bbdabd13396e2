using Encord.Client.Http;

namespace Encord.Client.Titles;

/// <summary>Which projects, datasets or ontologies are listed. Null leaves a condition out; several must all hold.</summary>
internal sealed record TitleFilter
{
    public string? Title { get; init; }

    /// <summary>An SQL pattern: <c>%</c> for any text, <c>_</c> for any character.</summary>
    public string? TitleLike { get; init; }

    public string? Description { get; init; }

    /// <summary>An SQL pattern.</summary>
    public string? DescriptionLike { get; init; }

    public DateTimeOffset? CreatedBefore { get; init; }

    public DateTimeOffset? CreatedAfter { get; init; }

    public DateTimeOffset? EditedBefore { get; init; }

    public DateTimeOffset? EditedAfter { get; init; }

    /// <summary>Whether what only the organisation's administrators may see is listed too.</summary>
    public bool IncludeOrganisationAccess { get; init; }

    /// <param name="description"><c>desc</c> for projects and ontologies, <c>description</c> for datasets.</param>
    internal QueryString ToQuery(string description) => new QueryString()
        .Add("titleEq", Title)
        .Add("titleLike", TitleLike)
        .Add(description + "Eq", Description)
        .Add(description + "Like", DescriptionLike)
        .Add("createdBefore", CreatedBefore)
        .Add("createdAfter", CreatedAfter)
        .Add("editedBefore", EditedBefore)
        .Add("editedAfter", EditedAfter)
        .Add("includeOrgAccess", (bool?)IncludeOrganisationAccess);
}
