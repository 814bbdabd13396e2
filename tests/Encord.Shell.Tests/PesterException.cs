namespace Encord.Shell.Tests;

/// <summary>A failure in a Pester file: where it happened is a place in a script, which the platform shows as it shows a stack trace.</summary>
internal sealed class PesterException(string message, string place) : Exception(message)
{
    public override string StackTrace => place;
}
