using System.Text.Json;
using Encord.Client.Json;

namespace Encord.Client.Labels;

/// <summary>What of the labels is loaded.</summary>
internal sealed record LabelOptions
{
    public bool IncludeSignedUrl { get; init; }

    public bool IncludeReviews { get; init; }

    /// <summary>Only objects of these features; null for all, empty for none. What is left out is deleted by a later save.</summary>
    public IReadOnlyCollection<string>? ObjectFeatureHashes { get; init; }

    /// <summary>Only classifications of these features; null for all, empty for none. What is left out is deleted by a later save.</summary>
    public IReadOnlyCollection<string>? ClassificationFeatureHashes { get; init; }

    /// <summary>Whether something is left out.</summary>
    public bool IsFiltered => ObjectFeatureHashes is not null || ClassificationFeatureHashes is not null;

    /// <summary>All keys in the order of release 0.1.190, nulls included.</summary>
    public void Write(Utf8JsonWriter writer, bool multiple)
    {
        writer.WriteStartObject();
        writer.WriteBoolean("get_signed_url", IncludeSignedUrl);
        writer.WriteBoolean("multi_request", multiple);
        writer.WriteTextsOrNull("include_object_feature_hashes", ObjectFeatureHashes);
        writer.WriteTextsOrNull("include_classification_feature_hashes", ClassificationFeatureHashes);
        writer.WriteBoolean("include_reviews", IncludeReviews);
        writer.WriteBoolean("include_export_history", false);
        if (multiple)
        {
            writer.WriteBoolean("include_archived", false);
        }

        writer.WriteEndObject();
    }
}
