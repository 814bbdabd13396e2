using System.Reflection;

namespace Encord.Isolation;

/// <summary>Decides whether one assembly may stand in for another. Pure, so that it can be tested without loading anything.</summary>
internal static class AssemblyMatch
{
    /// <summary>Whether <paramref name="candidate"/> is the same assembly as <paramref name="requested"/>, in the same or a newer version.</summary>
    public static bool Satisfies(AssemblyName requested, AssemblyName candidate)
    {
        if (!string.Equals(requested.Name, candidate.Name, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        if (!string.Equals(requested.CultureName ?? "", candidate.CultureName ?? "", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var wanted = requested.GetPublicKeyToken();
        if (wanted is { Length: > 0 } && !wanted.SequenceEqual(candidate.GetPublicKeyToken() ?? []))
        {
            return false;
        }

        return requested.Version is null || (candidate.Version is not null && candidate.Version >= requested.Version);
    }
}
