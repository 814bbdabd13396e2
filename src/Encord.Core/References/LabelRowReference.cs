namespace Encord;

/// <summary>
/// Names a label row: by its label hash, by the <see cref="Encord.LabelRow"/> itself, or by an object or classification instance of it.
/// </summary>
/// <remarks>PowerShell converts each of these by itself, so a parameter of this type takes any of them.</remarks>
public sealed class LabelRowReference
{
    /// <summary>From the label hash as text.</summary>
    /// <param name="hash">The label hash.</param>
    public LabelRowReference(string hash)
    {
        Hash = Guid.TryParse(hash, out var parsed) ? parsed.ToString() : hash;
    }

    /// <summary>From the label hash.</summary>
    /// <param name="hash">The label hash.</param>
    public LabelRowReference(Guid hash)
    {
        Hash = hash.ToString();
    }

    /// <summary>From an object that the module wrote.</summary>
    /// <param name="value">The label row.</param>
    public LabelRowReference(LabelRow value)
    {
        Value = value;
        Hash = value.LabelHash;
    }

    /// <summary>From an object instance: the row it was read from.</summary>
    /// <param name="instance">The instance.</param>
    public LabelRowReference(ObjectInstance instance)
    {
        Value = instance.Row as LabelRow;
        Hash = instance.LabelHash;
    }

    /// <summary>From a classification instance: the row it was read from.</summary>
    /// <param name="instance">The instance.</param>
    public LabelRowReference(ClassificationInstance instance)
    {
        Value = instance.Row as LabelRow;
        Hash = instance.LabelHash;
    }

    /// <summary>From a finding: the row that it is about.</summary>
    /// <param name="problem">The finding.</param>
    public LabelRowReference(LabelProblem problem)
    {
        Value = problem.Row as LabelRow;
        Hash = problem.LabelHash;
    }

    /// <summary>From a comparison: the row that was compared with the reference.</summary>
    /// <param name="match">The label of one or both sides.</param>
    public LabelRowReference(LabelMatch match)
    {
        Match = match;
        Value = match.Row as LabelRow;
        Hash = match.LabelHash;
    }

    /// <summary>A row without labels that was read from a file: only its data unit says which it is.</summary>
    internal LabelRowReference(string dataHash, string? branchName)
    {
        DataHash = dataHash;
        BranchName = string.IsNullOrEmpty(branchName) ? null : branchName;
    }

    /// <summary>The comparison that names the row; null where something else does.</summary>
    internal LabelMatch? Match { get; }

    /// <summary>The data unit of a row that was read from a file without a label hash.</summary>
    internal string? DataHash { get; }

    /// <summary>The branch of that row; null for the main one.</summary>
    internal string? BranchName { get; }

    /// <summary>The label hash; null for a row without labels.</summary>
    public string? Hash { get; }

    /// <summary>The row, when one was given: it spares a request and holds the labels that were loaded.</summary>
    public LabelRow? Value { get; }

    /// <summary>The title of the data unit, or the hash.</summary>
    /// <returns>Text for people.</returns>
    public override string ToString() => Value?.DataTitle ?? Hash ?? DataHash ?? string.Empty;
}
