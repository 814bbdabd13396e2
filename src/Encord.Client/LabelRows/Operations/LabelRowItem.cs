using Encord.Client.Labels.Documents;

namespace Encord.Client.LabelRows.Operations;

/// <summary>A label row on its way through an operation.</summary>
internal sealed class LabelRowItem(LabelRowReference reference, string projectHash)
{
    public LabelRowReference Reference => reference;

    public string ProjectHash => projectHash;

    /// <summary>The row; null until a bare hash was looked up.</summary>
    public LabelRow? Row { get; set; } = reference.Value;

    /// <summary>What a save sends.</summary>
    public LabelSnapshot? Snapshot { get; set; }

    /// <summary>What a load brought.</summary>
    public LoadedLabels? Loaded { get; set; }

    /// <summary>Whether a save has looked if somebody else changed the row meanwhile.</summary>
    public bool IsCompared { get; set; }

    /// <summary>Why a save could not look whether somebody else changed the row; null when it did, or was told not to.</summary>
    public string? Unchecked { get; set; }

    /// <summary>What the user gave: the target of error records.</summary>
    public object Target => (object?)Row ?? reference.Hash ?? reference.DataHash ?? string.Empty;

    /// <summary>The row by title and hash, for questions.</summary>
    public string Description => Row is { } row ? Describe(row) : reference.Hash ?? "data " + reference.DataHash;

    public static string Describe(LabelRow row) => $"'{row.DataTitle}' ({row.LabelHash ?? "data " + row.DataHash})";
}
