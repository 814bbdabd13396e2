using System.Security.Cryptography;
using System.Text;
using Encord.Client.Auth;
using Encord.Client.Files;

namespace Encord.Client.Interchange.Exporting;

/// <summary>
/// The folder of an export. Every file gets its name when it is complete, has that name for itself, and lies in the folder, whatever the name was made of.
/// <c>manifest.csv</c> says of each file what it is of; it comes last, when all that it names is on the disk.
/// </summary>
internal sealed class ExportFolder : IDisposable
{
    public const string Manifest = "manifest.csv";

    private readonly string _root;
    private readonly HashSet<ulong> _names = [];
    private readonly HashSet<string> _folders = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ManifestEntry> _before = new(StringComparer.Ordinal);
    private readonly object _gate = new();
    private readonly DiskFlush _flush;
    private readonly List<IDisposable> _streamed = [];
    private readonly FileOpener? _open;
    private OutputFile? _manifest;

    private ExportFolder(string path, FileOpener? open, CancellationToken stop)
    {
        Path = path;
        _open = open;
        _flush = new DiskFlush(stop);
        _root = System.IO.Path.GetFullPath(path).TrimEnd(System.IO.Path.DirectorySeparatorChar) + System.IO.Path.DirectorySeparatorChar;
    }

    public string Path { get; }

    /// <summary>Files that were written, or were there as they have to be.</summary>
    public long Files { get; private set; }

    /// <summary>What the manifest of an earlier export says, by file.</summary>
    public IReadOnlyDictionary<string, ManifestEntry> Before => _before;

    /// <summary>Refuses a folder that cannot be written to. Changes nothing.</summary>
    /// <exception cref="EncordException"><see cref="EncordErrorId.InvalidArgument"/>: it is a file, or holds something and <paramref name="force"/> is not set.</exception>
    public static void Check(string path, bool force)
    {
        if (File.Exists(path))
        {
            throw new EncordException(EncordErrorId.InvalidArgument, $"'{path}' is a file. Give the path of a folder.");
        }

        if (!force && Directory.Exists(path) && Guard(path, () => Directory.EnumerateFileSystemEntries(path).Any()))
        {
            throw new EncordException(EncordErrorId.InvalidArgument, $"The folder '{path}' is not empty. Give another one, or -Force to write into it.");
        }
    }

    /// <param name="path">Where it is, or will be.</param>
    /// <param name="force">Whether it may hold something.</param>
    /// <param name="stop">Whether the export is to stop: nothing of it is waited for then.</param>
    /// <param name="open">How files are opened; null for the file system.</param>
    /// <param name="readsManifest">Whether it matters what an earlier export wrote.</param>
    public static ExportFolder Open(string path, bool force, CancellationToken stop, FileOpener? open = null, bool readsManifest = true)
    {
        Check(path, force);
        return Guard(path, () =>
        {
            var folder = new ExportFolder(path, open, stop);
            folder.Prepare(folder._root);
            foreach (var entry in readsManifest ? ManifestEntry.ReadAll(folder.PathOf(Manifest)) : [])
            {
                folder._before[entry.File] = entry;
            }

            return folder;
        });
    }

    /// <summary>The full path of a file of the folder.</summary>
    /// <param name="name">Its name below the folder, with slashes.</param>
    /// <exception cref="EncordException">It would lie elsewhere.</exception>
    public string PathOf(string name)
    {
        var full = System.IO.Path.GetFullPath(System.IO.Path.Combine(_root, name.Replace('/', System.IO.Path.DirectorySeparatorChar)));
        return full.StartsWith(_root, StringComparison.Ordinal) ? full
            : throw new EncordException(EncordErrorId.FileNotWritten, $"'{name}' was not written: it would lie outside of the folder '{Path}'.");
    }

    /// <summary>Takes a name for one file.</summary>
    /// <exception cref="EncordException">Another file of this export has it.</exception>
    public void Claim(string name)
    {
        lock (_gate)
        {
            if (!_names.Add(NameDigest.Of(NameForm.Of(name))))
            {
                throw new EncordException(EncordErrorId.Conflict, $"'{name}' was not written: another file of this export has that name. Use -NamePattern with {{DataHash}}.");
            }
        }
    }

    public void CreateFolder(string name) => Guard(Path, () => Directory.CreateDirectory(PathOf(name)));

    /// <summary>Writes a small file that is put together in memory.</summary>
    /// <param name="entry">What it is of; its name, size and digest are put in.</param>
    /// <param name="content">What is in it.</param>
    public void Write(ManifestEntry entry, byte[] content)
    {
        Claim(entry.File);
        using (var file = Create(entry.File))
        {
            file.Stream.Write(content, 0, content.Length);
            file.Complete(flushToDisk: false);
        }

        Guard(Path, () =>
        {
            _flush.Add(PathOf(entry.File));
            return true;
        });

        using var sha = SHA256.Create();
        Note(entry with { Bytes = content.Length, Sha256 = Hex.Lower(sha.ComputeHash(content)) });
    }

    public void Write(string name, string text) => Write(new ManifestEntry { File = name }, Encoding.UTF8.GetBytes(text));

    /// <summary>A file that is written by the caller, who claims its name and notes it.</summary>
    public OutputFile Create(string name)
    {
        var path = PathOf(name);
        Guard(Path, () => Prepare(System.IO.Path.GetDirectoryName(path)!));
        return new OutputFile(path, isSwept: true, _open);
    }

    /// <summary>Puts a file that somebody else wrote, under a name that was claimed, into the manifest.</summary>
    public void NoteWritten(string name) => Guard(Path, () =>
    {
        using var file = File.OpenRead(PathOf(name));
        using var sha = SHA256.Create();
        Note(new ManifestEntry { File = name, Bytes = file.Length, Sha256 = Hex.Lower(sha.ComputeHash(file)) });
        return true;
    });

    /// <summary>Puts a file that is complete into the manifest.</summary>
    public void Note(ManifestEntry entry)
    {
        var line = new StringBuilder();
        if (_manifest is null)
        {
            Claim(Manifest);
            _manifest = Create(Manifest);
            CsvText.AppendLine(line, ManifestEntry.Head);
        }

        CsvText.AppendLine(line, entry.Cells());
        var bytes = Encoding.UTF8.GetBytes(line.ToString());
        _manifest.Stream.Write(bytes, 0, bytes.Length);
        Files++;
    }

    /// <summary>Gives the manifest its name, and takes away what an earlier export wrote and this one did not.</summary>
    /// <returns>How many files were taken away.</returns>
    public int Complete()
    {
        Guard(Path, () =>
        {
            _flush.Complete();
            return true;
        });
        var gone = 0;
        foreach (var name in _before.Keys.Where(name => !_names.Contains(NameDigest.Of(NameForm.Of(name)))))
        {
            var path = PathOf(name);
            gone += Guard(Path, () =>
            {
                var isThere = File.Exists(path);
                File.Delete(path);
                return isThere;
            }) ? 1 : 0;
        }

        if (_manifest is not null)
        {
            _manifest.Complete();
            Files++;
        }

        return gone;
    }

    /// <summary>Takes a file that stays open while others are written: what became of its writer, it goes with the folder.</summary>
    public void Keep(IDisposable file) => _streamed.Add(file);

    public void Dispose()
    {
        _flush.Dispose();
        _streamed.ForEach(file => file.Dispose());
        _manifest?.Dispose();
    }

    /// <summary>Makes a folder that files are written to, without half files of an earlier export that was ended.</summary>
    private bool Prepare(string folder)
    {
        lock (_gate)
        {
            if (!_folders.Add(folder.TrimEnd(System.IO.Path.DirectorySeparatorChar)))
            {
                return false;
            }

            Directory.CreateDirectory(folder);
            HalfFiles.Sweep(folder);
            return true;
        }
    }

    private static T Guard<T>(string path, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new EncordException(EncordErrorId.FileNotWritten, $"The folder '{path}' cannot be written to: {error.Message}", error);
        }
    }
}
