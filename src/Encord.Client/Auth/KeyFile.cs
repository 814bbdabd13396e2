namespace Encord.Client.Auth;

/// <summary>Reads the text of a key file.</summary>
internal static class KeyFile
{
    /// <summary>No Ed25519 key comes near; a larger file is something else, and is not read into memory.</summary>
    private const long LargestFile = 64 * 1024;

    /// <param name="path">A leading <c>~</c> is the home directory.</param>
    /// <param name="source">Where the path was given: a parameter or a variable.</param>
    /// <exception cref="EncordException"><see cref="EncordErrorId.InvalidKey"/>. A path that may be a key is not repeated.</exception>
    public static string ReadText(string path, string source = "-KeyPath")
    {
        if (string.IsNullOrWhiteSpace(path))
        {
            throw Unusable("The path of the key file is empty.");
        }

        RefuseKey(path, source);
        var shown = SecretText.Quote(path, $"that {source} names (its name is not shown, because it may hold a key)");
        var expanded = ExpandHome(path);
        try
        {
            if (Directory.Exists(expanded))
            {
                throw Unusable($"The key file {shown} is a directory.");
            }

            using var stream = new FileStream(expanded, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            if (stream.Length > LargestFile)
            {
                throw Unusable($"The key file {shown} is too large to be an OpenSSH private key.");
            }

            using var reader = new StreamReader(stream, detectEncodingFromByteOrderMarks: true);
            return reader.ReadToEnd();
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Unusable($"The key file {shown} does not exist.");
        }
        catch (UnauthorizedAccessException)
        {
            throw Unusable($"The key file {shown} may not be read by this user.");
        }
        catch (Exception error) when (error is IOException or ArgumentException or NotSupportedException)
        {
            throw Unusable($"The key file {shown} cannot be read ({error.GetType().Name}).");
        }
    }

    /// <exception cref="EncordException">The text of a key stands where a path belongs.</exception>
    public static void RefuseKey(string path, string source)
    {
        if (SecretText.IsKey(path))
        {
            throw Unusable(
                $"{source} has the text of a key, or something else that is not a path. It takes the path of a key file; "
                + "give the text of a key with -PrivateKey, or in the environment variable ENCORD_SSH_KEY.");
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
