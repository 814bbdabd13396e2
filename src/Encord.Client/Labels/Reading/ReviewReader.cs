using System.Text.Json;
using Encord.Client.Json;

namespace Encord.Client.Labels.Reading;

/// <summary>Reads the reviews of a frame object or frame classification.</summary>
internal static class ReviewReader
{
    public static LabelReviewList Read(JsonElement entry)
    {
        if (!entry.TryMember("reviews", out var list) || list.ValueKind != JsonValueKind.Array || list.GetArrayLength() == 0)
        {
            return LabelReviewList.None;
        }

        return new LabelReviewList(list.EnumerateArray().Select(review => new LabelReview
        {
            Status = review.Text("displayed_status") ?? review.Text("status"),
            Approved = review.Flag("approved"),
            Comment = review.Text("comment"),
            UserEmail = review.Text("user_email") ?? review.Text("createdBy"),
            CreatedAt = review.Time("created_at") ?? review.Time("createdAt"),
        }).ToArray());
    }
}
