using System.Management.Automation;

namespace Encord.PowerShell.Common;

/// <summary>Paths as users write them, to files on this machine.</summary>
internal static class LocalPaths
{
    /// <summary>The files that a path names. A wildcard names files only; one that matches nothing is no error.</summary>
    /// <exception cref="EncordException">The path leads to no file system.</exception>
    public static IReadOnlyList<string> Resolve(SessionState session, string path, bool isLiteral)
    {
        try
        {
            if (isLiteral || !WildcardPattern.ContainsWildcardCharacters(path))
            {
                string literal = isLiteral ? path : WildcardPattern.Unescape(path);
                string file = session.Path.GetUnresolvedProviderPathFromPSPath(literal, out ProviderInfo provider, out _);
                return [IsFileSystem(provider) ? file : throw NotFiles(path, provider)];
            }

            ICollection<string> matches = session.Path.GetResolvedProviderPathFromPSPath(path, out ProviderInfo matched);
            return IsFileSystem(matched) ? [.. matches.Where(match => !Directory.Exists(match))] : throw NotFiles(path, matched);
        }
        catch (Exception error) when (error is System.Management.Automation.DriveNotFoundException or ProviderNotFoundException or ItemNotFoundException or ProviderInvocationException)
        {
            throw new EncordException(EncordErrorId.NotFound, $"'{path}' cannot be found: {error.Message}", error);
        }
    }

    private static bool IsFileSystem(ProviderInfo provider) => provider.Name == "FileSystem";

    private static EncordException NotFiles(string path, ProviderInfo provider) =>
        new(EncordErrorId.InvalidArgument, $"'{path}' is a path of the provider {provider.Name}. Give a path to a file.");
}
