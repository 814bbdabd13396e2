namespace Encord.Client.Auth;

/// <summary>Reads the text of a key file.</summary>
internal static class KeyFile
{
    /// <summary>No Ed25519 key comes near; a larger file is something else, and is not read into memory.</summary>
    private const long LargestFile = 64 * 1024;

    public static string ReadText(string path)
    {
        if (string.IsNullOrWhiteSpace(path))
        {
            throw Unusable("The path of the key file is empty.");
        }

        var expanded = ExpandHome(path);
        try
        {
            if (Directory.Exists(expanded))
            {
                throw Unusable($"'{path}' is a directory, not a key file.");
            }

            using var stream = new FileStream(expanded, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            if (stream.Length > LargestFile)
            {
                throw Unusable($"'{path}' is too large to be an OpenSSH private key.");
            }

            using var reader = new StreamReader(stream, detectEncodingFromByteOrderMarks: true);
            return reader.ReadToEnd();
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Unusable($"The key file '{path}' does not exist.");
        }
        catch (UnauthorizedAccessException)
        {
            throw Unusable($"The key file '{path}' may not be read by this user.");
        }
        catch (Exception error) when (error is IOException or ArgumentException or NotSupportedException)
        {
            throw Unusable($"The key file '{path}' cannot be read ({error.GetType().Name}).");
        }
    }

    private static string ExpandHome(string path)
    {
        if (path == "~" || path.StartsWith("~/", StringComparison.Ordinal) || path.StartsWith("~\\", StringComparison.Ordinal))
        {
            return Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) + path.Substring(1);
        }

        return path;
    }

    private static EncordException Unusable(string message) => new(EncordErrorId.InvalidKey, message);
}
