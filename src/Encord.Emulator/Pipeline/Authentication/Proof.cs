using Encord.Emulator.Users;

namespace Encord.Emulator.Pipeline.Authentication;

/// <summary>Who a request says that it comes from, as far as its headers prove it.</summary>
/// <param name="Check">Proves the rest by the body; throws when the body is not the one that was signed.</param>
internal sealed record Proof(Caller Caller, Action<ReadOnlyMemory<byte>> Check)
{
    /// <summary>The headers prove it all.</summary>
    public static Proof Complete(Caller caller) => new(caller, _ => { });
}
