namespace Encord.Client.Tests.Http;

public sealed class RehearsalTests
{
    /// <summary>Nobody looks at the task that the import starts, so a failure of it would be seen by nobody.</summary>
    [Fact]
    public Task The_rehearsal_of_a_first_call_goes_through() => Rehearsal.RunAsync();
}
