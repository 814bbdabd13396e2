namespace Encord.Shell.Tests;

/// <summary>How the run of a file ended, and what was written in it. The exit code is null for a shell that was stopped at the time limit.</summary>
internal sealed record ShellRun(int? ExitCode, string Output);
