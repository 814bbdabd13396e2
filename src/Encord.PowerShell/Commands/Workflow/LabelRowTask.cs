using Encord.Client.Labels.Documents;

namespace Encord.PowerShell.Commands.Workflow;

/// <summary>A label row on its way through a command.</summary>
internal sealed class LabelRowTask(LabelRowReference reference, string projectHash)
{
    public LabelRowReference Reference => reference;

    public string ProjectHash => projectHash;

    /// <summary>The row; null until a bare hash was looked up.</summary>
    public LabelRow? Row { get; set; } = reference.Value;

    /// <summary>What a save sends.</summary>
    public LabelSnapshot? Snapshot { get; set; }

    /// <summary>What the user gave: the target of error records.</summary>
    public object Target => (object?)Row ?? reference.Hash ?? string.Empty;

    /// <summary>The row by title and hash, for questions.</summary>
    public string Description => Row is { } row ? $"'{row.DataTitle}' ({row.LabelHash ?? "data " + row.DataHash})" : reference.Hash ?? string.Empty;
}
