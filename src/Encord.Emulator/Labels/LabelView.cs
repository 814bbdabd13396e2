using System.Text.RegularExpressions;
using Encord.Emulator.Pipeline;

namespace Encord.Emulator.Labels;

/// <summary>How much of a document a request wants to see, and how.</summary>
/// <param name="SignFrom">Base address of signed links; null gives bucket paths.</param>
/// <param name="Objects">Feature hashes of the objects to show; null is all, empty is none.</param>
/// <param name="Classifications">The same for classifications.</param>
/// <param name="Reviews">Give every instance its <c>reviews</c>.</param>
/// <param name="IsOldReader">Releases up to 0.1.176 fail on skeleton visibility as text; they get the editor's booleans.</param>
internal sealed partial record LabelView(
    string? SignFrom = null, IReadOnlySet<string>? Objects = null, IReadOnlySet<string>? Classifications = null, bool Reviews = false,
    bool IsOldReader = false)
{
    private const int FirstWithTextVisibility = 177;

    public static LabelView FromV1(V1Call call, string userAgent)
    {
        var payload = call.Payload;
        return new LabelView(
            payload.Flag("get_signed_url") ? call.BaseAddress : null,
            payload.Texts("include_object_feature_hashes")?.ToHashSet(StringComparer.Ordinal),
            payload.Texts("include_classification_feature_hashes")?.ToHashSet(StringComparer.Ordinal),
            payload.Flag("include_reviews"),
            SdkRelease().Match(userAgent) is { Success: true } match
                && int.Parse(match.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) < FirstWithTextVisibility);
    }

    /// <summary>The content that is left; the very same bytes when everything is wanted.</summary>
    /// <param name="reviews">Reviews of the row; looked at when they were asked for.</param>
    public LabelContent Apply(LabelContent content, string dataType, IEnumerable<InstanceReview> reviews)
    {
        var mustRewrite = Objects is not null || Classifications is not null || Reviews
            || (IsOldReader && content.Units.Values.Any(unit => unit.Labels.AsSpan().IndexOf("\"visibility\""u8) >= 0));
        return mustRewrite ? new LabelRewrite(this, dataType, reviews.ToLookup(review => review.LabelId)).Run(content) : content;
    }

    [GeneratedRegex(@"encord-sdk-python/0\.1\.(\d{1,4})\b")]
    private static partial Regex SdkRelease();
}
