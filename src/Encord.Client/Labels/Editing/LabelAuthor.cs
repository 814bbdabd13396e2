using System.Text.Json.Nodes;
using Encord.Client.Labels.Documents;

namespace Encord.Client.Labels.Editing;

/// <summary>Who made a label, when and how. What is null is left to its default, or to what is there already.</summary>
internal sealed record LabelAuthor(DateTimeOffset Now)
{
    public double? Confidence { get; init; }

    public bool? ManualAnnotation { get; init; }

    public string? CreatedBy { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    public string? LastEditedBy { get; init; }

    public DateTimeOffset? LastEditedAt { get; init; }

    public void Check(LabelFault fault)
    {
        if (Confidence is { } confidence && !(confidence >= 0 && confidence <= 1))
        {
            throw fault.Invalid("", "the confidence must lie between 0 and 1.");
        }
    }

    /// <summary>Fills a new entry. Without a creator the server puts the caller in.</summary>
    public void WriteNew(JsonObject entry, bool withConfidence = true)
    {
        entry["createdAt"] = LabelTime.Write(CreatedAt ?? Now);
        entry["createdBy"] = CreatedBy;
        if (withConfidence)
        {
            entry["confidence"] = Confidence ?? 1;
        }

        entry["manualAnnotation"] = ManualAnnotation ?? true;
        entry["lastEditedAt"] = LabelTime.Write(LastEditedAt ?? Now);
        if (LastEditedBy is not null)
        {
            entry["lastEditedBy"] = LastEditedBy;
        }
    }

    /// <summary>Changes an entry that was there: only what is given, and the time. Who edited it is the caller, whom the server puts in.</summary>
    public void WriteChanged(JsonObject entry)
    {
        if (Confidence is { } confidence)
        {
            entry["confidence"] = confidence;
        }

        if (ManualAnnotation is { } manual)
        {
            entry["manualAnnotation"] = manual;
        }

        if (CreatedBy is not null)
        {
            entry["createdBy"] = CreatedBy;
        }

        if (CreatedAt is { } createdAt)
        {
            entry["createdAt"] = LabelTime.Write(createdAt);
        }

        entry["lastEditedAt"] = LabelTime.Write(LastEditedAt ?? Now);
        entry.Remove("lastEditedBy");
        if (LastEditedBy is not null)
        {
            entry["lastEditedBy"] = LastEditedBy;
        }
    }
}
