namespace Encord;

/// <summary>One annotator's labels in a consensus review.</summary>
public sealed class ConsensusOption
{
    internal ConsensusOption(string annotator, string branchName, string? labelHash)
    {
        Annotator = annotator;
        BranchName = branchName;
        LabelHash = labelHash;
    }

    /// <summary>Who labelled.</summary>
    public string Annotator { get; }

    /// <summary>The branch of the labels.</summary>
    public string BranchName { get; }

    /// <summary>The label row; null where there is none yet.</summary>
    public string? LabelHash { get; }

    /// <summary>The annotator.</summary>
    public override string ToString() => Annotator;
}
