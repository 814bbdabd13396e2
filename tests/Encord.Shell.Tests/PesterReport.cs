using System.Text.Json;

namespace Encord.Shell.Tests;

/// <summary>One It: its full name and what came of it.</summary>
internal sealed record PesterTest(string Name, int Line, string Outcome, double Milliseconds, string? Message, string? Place, string? Output);

/// <summary>A failure that is no test's own: of a file, or of a set-up or clean-up.</summary>
internal sealed record PesterFailure(string Name, string Message, string Place);

/// <summary>What Invoke-PesterFile.ps1 writes about one file.</summary>
internal sealed record PesterReport(string ShellVersion, string PesterVersion, bool Succeeded, IReadOnlyList<PesterTest> Tests, IReadOnlyList<PesterFailure> Failures)
{
    /// <summary>The report at the path, or null where there is none, since the shell ended before it was written.</summary>
    public static PesterReport? Read(string path) => File.Exists(path) ? JsonSerializer.Deserialize<PesterReport>(File.ReadAllText(path)) : null;
}
