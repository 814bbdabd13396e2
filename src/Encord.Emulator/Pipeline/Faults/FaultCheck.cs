namespace Encord.Emulator.Pipeline.Faults;

/// <summary>What a fault may ask for, whichever way it comes in.</summary>
internal static class FaultCheck
{
    private const int LowestStatus = 200;
    private const int HighestStatus = 599;

    /// <exception cref="ArgumentException">A member is out of range; the message names it.</exception>
    public static void Check(Fault fault)
    {
        Require(fault is not null, "the fault is missing");
        Require(Enum.IsDefined(fault.Kind), $"there is no kind {fault.Kind}");
        Require(fault.Status is >= LowestStatus and <= HighestStatus, $"status must be from {LowestStatus} to {HighestStatus}");
        Require(fault.DelayMilliseconds >= 0, "delayMilliseconds must not be negative");
        Require(fault.AfterBytes is not < 0, "afterBytes must not be negative");
        Require(fault.Count is not < 1, "count must be 1 or more, or null for all");
        Require(fault.Skip >= 0, "skip must not be negative");
        Require(fault.RetryAfter?.All(sign => sign is >= ' ' and <= '~') != false, "retryAfter must be printable ASCII");
        Require(fault.Location?.All(sign => sign is > ' ' and <= '~') != false, "location must be an address in printable ASCII");
    }

    private static void Require([System.Diagnostics.CodeAnalysis.DoesNotReturnIf(false)] bool isRight, string problem)
    {
        if (!isRight)
        {
            throw new ArgumentException($"This is not a fault that can be carried out: {problem}.");
        }
    }
}
