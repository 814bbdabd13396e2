using System.Text.Json;
using Encord.Emulator.Pipeline;

namespace Encord.Emulator.Database;

/// <summary>
/// The filters that the listings of projects, datasets and ontologies share: equal or like a pattern for title and description, before and
/// after for both times. Absent means no filter.
/// </summary>
internal sealed record ListingFilter(
    string? TitleEq, string? TitleLike, string? DescriptionEq, string? DescriptionLike,
    string? CreatedBefore, string? CreatedAfter, string? EditedBefore, string? EditedAfter, IReadOnlyList<string>? Tags = null)
{
    public (string Name, object? Value)[] Parameters =>
    [
        ("@titleEq", TitleEq), ("@titleLike", TitleLike), ("@descEq", DescriptionEq), ("@descLike", DescriptionLike),
        ("@createdBefore", CreatedBefore), ("@createdAfter", CreatedAfter), ("@editedBefore", EditedBefore), ("@editedAfter", EditedAfter),
    ];

    /// <summary>v1: the object under <c>filter</c>.</summary>
    public static ListingFilter FromV1(JsonElement payload)
    {
        var filter = payload.Member("filter") ?? default;
        return new ListingFilter(
            filter.Text("title_eq"), filter.Text("title_like"), filter.Text("desc_eq"), filter.Text("desc_like"),
            filter.Time("created_before"), filter.Time("created_after"), filter.Time("edited_before"), filter.Time("edited_after"));
    }

    /// <summary>v2: query parameters; datasets say <c>description</c> where the others say <c>desc</c>.</summary>
    public static ListingFilter FromV2(HttpContext context, string description = "desc") => new(
        context.QueryText("titleEq"), context.QueryText("titleLike"),
        context.QueryText(description + "Eq"), context.QueryText(description + "Like"),
        context.QueryTime("createdBefore"), context.QueryTime("createdAfter"),
        context.QueryTime("editedBefore"), context.QueryTime("editedAfter"),
        context.QueryTexts("tagsAnyof"));

    /// <param name="alias">Of a table with title, description, created_at and last_edited_at.</param>
    public static string Where(string alias) => $"""
        (@titleEq IS NULL OR {alias}.title = @titleEq)
          AND (@titleLike IS NULL OR {alias}.title LIKE @titleLike ESCAPE '\')
          AND (@descEq IS NULL OR {alias}.description = @descEq)
          AND (@descLike IS NULL OR {alias}.description LIKE @descLike ESCAPE '\')
          AND (@createdBefore IS NULL OR {alias}.created_at < @createdBefore)
          AND (@createdAfter IS NULL OR {alias}.created_at > @createdAfter)
          AND (@editedBefore IS NULL OR {alias}.last_edited_at < @editedBefore)
          AND (@editedAfter IS NULL OR {alias}.last_edited_at > @editedAfter)
        """;
}
