using System.Management.Automation;

namespace Encord.PowerShell.Tests.Engine;

/// <summary>Everything that a script wrote.</summary>
internal sealed record ShellResult(
    IReadOnlyList<PSObject> Output,
    IReadOnlyList<ErrorRecord> Errors,
    IReadOnlyList<string> Warnings,
    IReadOnlyList<string> Verbose,
    IReadOnlyList<ProgressRecord> Progress,
    IReadOnlyList<string> Information,
    RuntimeException? Terminated)
{
    /// <summary>The error id before the comma: the part that is promised.</summary>
    public IReadOnlyList<string> ErrorIds => [.. Errors.Select(IdOf)];

    /// <summary>The values of one property over the output.</summary>
    public IReadOnlyList<object?> Values(string property) => [.. Output.Select(item => item.Properties[property]?.Value)];

    public IReadOnlyList<string?> Texts(string property) => [.. Values(property).Select(value => value?.ToString())];

    public T Single<T>() => (T)Assert.Single(Output).BaseObject;

    public ShellResult ThrowOnError()
    {
        if (Terminated is not null)
        {
            throw new InvalidOperationException(Terminated.ErrorRecord + "\n" + Terminated, Terminated);
        }

        if (Errors.Count > 0)
        {
            throw new InvalidOperationException(string.Join("\n", Errors.Select(error => $"{error.FullyQualifiedErrorId}: {error}")));
        }

        return this;
    }

    public static string IdOf(ErrorRecord record) => record.FullyQualifiedErrorId.Split(',')[0];
}
