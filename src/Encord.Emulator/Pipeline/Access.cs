using Encord.Emulator.Users;

namespace Encord.Emulator.Pipeline;

/// <summary>
/// The rule that all resources share: who may not see a thing is told the same whether it exists or not, and whoever asks for something that
/// cannot be the name of a thing is told that.
/// </summary>
internal static class Access
{
    /// <param name="kind">What the thing is, for the message.</param>
    /// <param name="find">Looks for the thing.</param>
    /// <param name="maySee">Whether the caller may see the thing that was found.</param>
    /// <exception cref="WireError">422 when the name is not a UUID (v1: invalid arguments); 403 when there is no such thing, or the caller may not see it.</exception>
    public static T Require<T>(Caller caller, string kind, string uuid, Func<string, T?> find, Func<T, bool> maySee)
        where T : class
    {
        if (!Guid.TryParseExact(uuid, "D", out _))
        {
            throw WireError.Malformed($"'{uuid}' is not the UUID of a {kind}.");
        }

        return find(uuid) is { } thing && maySee(thing)
            ? thing
            : throw WireError.Forbidden($"There is no {kind} {uuid}, or {caller.Email} may not see it.");
    }
}
