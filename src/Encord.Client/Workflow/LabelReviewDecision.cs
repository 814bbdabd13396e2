using System.Text.Json;
using Encord.Client.Json;

namespace Encord.Client.Workflow;

/// <summary>What is to become of the review of one label.</summary>
/// <param name="ReviewUuid">Which.</param>
/// <param name="Action"><c>APPROVE</c>, <c>REJECT</c> or <c>REOPEN</c>.</param>
internal sealed record LabelReviewDecision(string ReviewUuid, string Action)
{
    /// <summary>Why, for a rejection; null for nothing.</summary>
    public string? Comment { get; init; }

    /// <summary>Tags of a rejection; null for none.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    internal void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("reviewUuid", ReviewUuid);
        writer.WriteString("action", Action);
        writer.WriteTextIfAny("comment", Comment);
        if (Tags is { Count: > 0 })
        {
            writer.WriteTexts("commentTags", Tags);
        }

        writer.WriteEndObject();
    }
}
