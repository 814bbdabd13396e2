namespace Encord.Client.LabelRows.Operations;

/// <summary>What the label rows of one request have in common. Rows that differ in any of it never share a bundle.</summary>
/// <param name="ProjectHash">The project.</param>
/// <param name="BranchName">The branch; null where it is not known yet.</param>
/// <param name="Request">What is asked for, where one operation asks for different things.</param>
internal sealed record LabelRowBundleKey(string ProjectHash, string? BranchName, string Request);
