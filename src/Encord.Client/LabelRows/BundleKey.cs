namespace Encord.Client.LabelRows;

/// <summary>What the items of one request have in common. Items that differ in any of it never share a bundle.</summary>
/// <param name="ProjectHash">The project.</param>
/// <param name="BranchName">The branch; null where it does not matter.</param>
/// <param name="Operation">What is asked for, where one command asks for different things.</param>
internal sealed record BundleKey(string ProjectHash, string? BranchName = null, string Operation = "");
