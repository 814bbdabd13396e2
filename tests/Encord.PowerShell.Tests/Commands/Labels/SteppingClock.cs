namespace Encord.PowerShell.Tests.Commands.Labels;

/// <summary>A server's clock that a test moves on.</summary>
internal sealed class SteppingClock : TimeProvider
{
    private TimeSpan _ahead;

    public void Advance(TimeSpan by) => _ahead += by;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _ahead;
}
