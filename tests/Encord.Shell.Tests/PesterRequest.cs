namespace Encord.Shell.Tests;

/// <summary>What a shell is asked to do with one file.</summary>
/// <param name="Path">The file.</param>
/// <param name="ResultPath">Where the report is written to.</param>
/// <param name="IsDiscovery">Whether tests are only found.</param>
/// <param name="Lines">The lines of the tests to run; all where there are none.</param>
internal sealed record PesterRequest(string Path, string ResultPath, bool IsDiscovery, IReadOnlyCollection<int> Lines)
{
    /// <summary>The line that is written when the file is done.</summary>
    public string End { get; init; } = "";
}
