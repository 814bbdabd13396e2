using System.Management.Automation;

namespace Encord.PowerShell.Parameters;

/// <summary>Files as users name them: relative to the session's location, with wildcards, on drives of PowerShell.</summary>
internal static class FilePaths
{
    /// <summary>The files that match; a pattern that matches none is silence, a name that is not there is an error. Folders that a pattern matches are left out.</summary>
    /// <exception cref="EncordException">There is no such file, or it is not one of the file system.</exception>
    public static IEnumerable<string> Matching(PSCmdlet command, string path)
    {
        bool isPattern = WildcardPattern.ContainsWildcardCharacters(path);
        try
        {
            var paths = command.SessionState.Path.GetResolvedProviderPathFromPSPath(path, out ProviderInfo provider);
            CheckProvider(path, provider);
            return isPattern ? paths.Where(found => !Directory.Exists(found)).ToList() : paths;
        }
        catch (ItemNotFoundException) when (isPattern)
        {
            return [];
        }
        catch (Exception error) when (error is ItemNotFoundException or System.Management.Automation.DriveNotFoundException or ProviderNotFoundException)
        {
            throw new EncordException(EncordErrorId.NotFound, $"There is no file '{path}'.", error);
        }
    }

    /// <summary>The file of exactly this name.</summary>
    /// <exception cref="EncordException">It is not one of the file system.</exception>
    public static string Literal(PSCmdlet command, string path)
    {
        try
        {
            string resolved = command.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out ProviderInfo provider, out _);
            CheckProvider(path, provider);
            return resolved;
        }
        catch (Exception error) when (error is System.Management.Automation.DriveNotFoundException or ProviderNotFoundException)
        {
            throw new EncordException(EncordErrorId.NotFound, $"There is no file '{path}'.", error);
        }
    }

    private static void CheckProvider(string path, ProviderInfo provider)
    {
        if (provider.Name != "FileSystem")
        {
            throw new EncordException(EncordErrorId.InvalidArgument, $"'{path}' is not a file but belongs to {provider.Name}.");
        }
    }
}
