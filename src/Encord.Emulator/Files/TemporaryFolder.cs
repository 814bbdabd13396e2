namespace Encord.Emulator.Files;

/// <summary>
/// A folder for the time that an emulator runs. One that is killed cannot remove its own; the next start does, if its owner is gone for sure: the owner
/// holds a lock on a file in it, which the system lets go of when the process ends, however it ends.
/// </summary>
internal sealed class TemporaryFolder : IDisposable
{
    private const string Prefix = "encord-emulator-";
    private const string LockName = ".owner";

    private readonly Lock _gate = new();
    private readonly string _parent;
    private FileStream? _lock;

    /// <param name="parent">Where it is made; null for the system's own place.</param>
    public TemporaryFolder(string? parent = null)
    {
        _parent = parent ?? System.IO.Path.GetTempPath();
        Path = System.IO.Path.Combine(_parent, $"{Prefix}{Guid.NewGuid():N}");
    }

    public string Path { get; }

    /// <summary>Makes the folder when something is to be put into it, and removes those that others left behind.</summary>
    public void Claim()
    {
        lock (_gate)
        {
            if (_lock is null)
            {
                RemoveOrphans();
                Directory.CreateDirectory(Path);

                // It gets its name when the lock is held: another start must not find it in between.
                var unnamed = LockOf(Path) + ".new";
                _lock = new FileStream(unnamed, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete);
                File.Move(unnamed, LockOf(Path));
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            if (_lock is not null)
            {
                _lock.Dispose();
                Remove(Path);
            }
        }
    }

    private static string LockOf(string folder) => System.IO.Path.Combine(folder, LockName);

    private static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Another one removes it just now, or it is another user's.
        }
    }

    private void RemoveOrphans()
    {
        foreach (var folder in Directory.EnumerateDirectories(_parent, Prefix + "*"))
        {
            try
            {
                // Without the file nobody knows who the owner is, and it stays.
                using (new FileStream(LockOf(folder), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
                {
                }
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                continue;
            }

            Remove(folder);
        }
    }
}
