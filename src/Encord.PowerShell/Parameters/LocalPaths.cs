using System.Management.Automation;

namespace Encord.PowerShell.Parameters;

/// <summary>
/// Paths as users write them, to files on this machine. The engine looks up the drive of every path and of every match anew, which on Linux
/// reads the list of mounts: 8 kB of garbage each time. Files come folder by folder, so that it is asked once for a folder.
/// </summary>
internal sealed class LocalPaths(SessionState session)
{
    private static readonly char[] Separators = ['/', '\\'];

    private string? _folder;
    private string _folderPath = "";

    /// <summary>
    /// The files that a path names. A wildcard names files only; one that matches nothing is not an error. A name with brackets that matches nothing as a pattern is the file of
    /// that very name, if there is one.
    /// </summary>
    /// <exception cref="EncordException">The path leads to no file system.</exception>
    public IReadOnlyList<string> Resolve(string path, bool isLiteral)
    {
        try
        {
            if (isLiteral || !WildcardPattern.ContainsWildcardCharacters(path))
            {
                var literal = isLiteral || path.IndexOf('`') < 0 ? path : WildcardPattern.Unescape(path);
                return [FileInFolder(literal) ?? ResolveLiteral(literal)];
            }

            var matches = MatchesInFolder(path) ?? ResolvePattern(path);
            return matches.Count == 0 && OfThatName(path) is { } named ? [named] : matches;
        }
        catch (Exception error) when (error is System.Management.Automation.DriveNotFoundException or ProviderNotFoundException or ItemNotFoundException or ProviderInvocationException)
        {
            throw new EncordException(EncordErrorId.NotFound, $"'{path}' cannot be found: {error.Message}", error);
        }
        catch (WildcardPatternException error)
        {
            return OfThatName(path) is { } named ? [named] : throw new EncordException(EncordErrorId.InvalidArgument, $"'{path}' is not a valid wildcard pattern. Use -LiteralPath for a file whose name has brackets.", error);
        }
    }

    /// <returns>Null where the engine has to be asked for the file itself.</returns>
    private string? FileInFolder(string path)
    {
        var name = NameStart(path);
        if (name < 0 || path[path.Length - 1] == '.')
        {
            return null;
        }

        Enter(path, name);
        return _folderPath == _folder ? path : Path.Combine(_folderPath, path.Substring(name));
    }

    /// <summary>The files of one folder that match, as the engine finds them: without hidden ones, sorted by name.</summary>
    /// <returns>Null where the engine has to be asked.</returns>
    private IReadOnlyList<string>? MatchesInFolder(string path)
    {
        var name = NameStart(path);
        if (name < 0 || path.IndexOf('`', 0, name) >= 0 || WildcardPattern.ContainsWildcardCharacters(path.Substring(0, name)))
        {
            return null;
        }

        Enter(path, name);
        try
        {
            var pattern = WildcardPattern.Get(path.Substring(name), WildcardOptions.IgnoreCase);
            return
            [
                .. new DirectoryInfo(_folderPath).EnumerateFiles()
                    .Where(file => pattern.IsMatch(file.Name) && (file.Attributes & FileAttributes.Hidden) == 0)
                    .OrderBy(file => file.Name, StringComparer.CurrentCultureIgnoreCase)
                    .Select(file => file.FullName),
            ];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The engine has its own words for that.
            return null;
        }
    }

    /// <returns>Where the name of the file begins; negative for paths that have none, or that mean something else wherever the user stands.</returns>
    private static int NameStart(string path)
    {
        var name = path.LastIndexOfAny(Separators) + 1;
        if (name == 0 || name == path.Length || path.IndexOf(':', name) >= 0)
        {
            return -1;
        }

        var provider = path.IndexOf("::", StringComparison.Ordinal);
        var start = provider < 0 ? 0 : provider + 2;
        var isRooted = Path.DirectorySeparatorChar == '/'
            ? path[start] == '/'
            : path.Length > start + 2 && path[start + 1] == ':' && path[start + 2] is '/' or '\\';
        return isRooted ? name : -1;
    }

    /// <summary>Learns where the folder of a path is, unless it is the one of the path before.</summary>
    private void Enter(string path, int length)
    {
        if (_folder is null || _folder.Length != length || string.CompareOrdinal(path, 0, _folder, 0, length) != 0)
        {
            var folder = path.Substring(0, length);
            _folderPath = ResolveLiteral(folder);
            _folder = folder;
        }
    }

    private string? OfThatName(string path) => ResolveLiteral(path) is var file && File.Exists(file) ? file : null;

    private string ResolveLiteral(string path)
    {
        var file = session.Path.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);
        return IsFileSystem(provider) ? file : throw NotFiles(path, provider);
    }

    private IReadOnlyList<string> ResolvePattern(string path)
    {
        ICollection<string> matches = session.Path.GetResolvedProviderPathFromPSPath(path, out var matched);
        return IsFileSystem(matched) ? [.. matches.Where(match => !Directory.Exists(match))] : throw NotFiles(path, matched);
    }

    private static bool IsFileSystem(ProviderInfo provider) => provider.Name == "FileSystem";

    private static EncordException NotFiles(string path, ProviderInfo provider) =>
        new(EncordErrorId.InvalidArgument, $"'{path}' is a path of the provider {provider.Name}. Give a path to a file.");
}
