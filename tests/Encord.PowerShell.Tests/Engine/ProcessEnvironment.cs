namespace Encord.PowerShell.Tests.Engine;

/// <summary>
/// Environment variables that are set for a test and taken away after it. All runspaces of the process see them: only classes of
/// <see cref="Alone"/> set any, and they run when no other test does.
/// </summary>
internal sealed class ProcessEnvironment : IDisposable
{
    public const string Alone = "Process environment";

    private readonly Dictionary<string, string?> _before = [];

    public string? this[string name]
    {
        set
        {
            _before.TryAdd(name, Environment.GetEnvironmentVariable(name));
            Environment.SetEnvironmentVariable(name, value);
        }
    }

    public void Dispose()
    {
        foreach ((var name, var value) in _before)
        {
            Environment.SetEnvironmentVariable(name, value);
        }
    }
}

[CollectionDefinition(ProcessEnvironment.Alone, DisableParallelization = true)]
public sealed class ProcessEnvironmentTests;
