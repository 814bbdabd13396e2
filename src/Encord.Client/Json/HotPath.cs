using System.Runtime.CompilerServices;

namespace Encord.Client.Json;

/// <summary>
/// Marks methods that run a million times in the first second of a process. The runtime would interpret them half-optimised, counting, until it has time
/// to compile them well; an import or a list is over by then.
/// </summary>
internal static class HotPath
{
    /// <summary><c>AggressiveOptimization</c>, which the older framework does not name and passes by.</summary>
    public const MethodImplOptions Compiled = (MethodImplOptions)512;
}
