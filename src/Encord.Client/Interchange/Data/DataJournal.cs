using System.Text;
using Encord.Client.Files;
using Encord.Client.Interchange.Exporting;

namespace Encord.Client.Interchange.Data;

/// <summary>
/// Which files of a folder are whole, and what they are of. While downloads run a line is added for each file; at the end the manifest is written anew and the
/// journal goes. A line that was cut off counts for nothing.
/// </summary>
internal sealed class DataJournal : IDisposable
{
    private const string Name = ".encord-data-journal.csv";
    private const int Sha256Length = 64;

    private readonly string _folder;
    private readonly FileOpener _open;
    private readonly Dictionary<(string Data, string Unit), ManifestEntry> _entries = [];
    private readonly object _gate = new();
    private FileStream? _stream;

    private DataJournal(string folder, FileOpener open)
    {
        _folder = folder;
        _open = open;
    }

    /// <summary>Why files are not noted any more; null while they are.</summary>
    public EncordException? Failure { get; private set; }

    /// <summary>Whether the folder was filled, or began to be filled, by an export of data.</summary>
    public static bool IsIn(string folder) => File.Exists(Path.Combine(folder, ExportFolder.Manifest)) || File.Exists(Path.Combine(folder, Name));

    /// <param name="folder">Where it is.</param>
    /// <param name="open">How files are opened; null for the file system.</param>
    /// <exception cref="EncordException">What is there cannot be read.</exception>
    public static DataJournal Open(string folder, FileOpener? open = null)
    {
        var journal = new DataJournal(folder, open ?? FileSystem.Open);
        try
        {
            foreach (var entry in new[] { ExportFolder.Manifest, Name }.SelectMany(name => ManifestEntry.ReadAll(Path.Combine(folder, name))))
            {
                if (entry.Sha256.Length == Sha256Length)
                {
                    journal._entries[(entry.DataHash, entry.UnitHash)] = entry;
                }
            }
        }
        catch (Exception error) when (IsFailure(error))
        {
            throw new EncordException(EncordErrorId.InvalidArgument, $"What was downloaded to '{folder}' before cannot be read: {error.Message} Correct that, or give another folder.", error);
        }

        return journal;
    }

    /// <summary>The entry of a file that is there with all its bytes; null otherwise.</summary>
    public ManifestEntry? Find(string dataHash, string unitHash)
    {
        lock (_gate)
        {
            return _entries.TryGetValue((dataHash, unitHash), out var entry)
                && new FileInfo(PathOf(entry.File)) is { Exists: true } file && file.Length == entry.Bytes
                ? entry
                : null;
        }
    }

    /// <summary>Names that belong to other data.</summary>
    public IEnumerable<ManifestEntry> Entries => _entries.Values;

    public string PathOf(string file) => Path.Combine(_folder, file.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>Takes note of a file that is whole. Where it cannot be written (the disk is full), that is told once, in <see cref="Failure"/>.</summary>
    public void Add(ManifestEntry entry)
    {
        lock (_gate)
        {
            _entries[(entry.DataHash, entry.UnitHash)] = entry;
            if (Failure is not null)
            {
                return;
            }

            try
            {
                Write(entry);
            }
            catch (Exception error) when (IsFailure(error))
            {
                Failure = new EncordException(
                    EncordErrorId.FileNotWritten,
                    $"'{PathOf(Name)}' cannot be written any more: {error.Message} Downloads go on without it. If they are interrupted, the next run downloads these files again.",
                    error);
            }
        }
    }

    /// <summary>Writes the manifest: what is in the folder, in the order of the names.</summary>
    public void Complete()
    {
        var text = new StringBuilder();
        CsvText.AppendLine(text, ManifestEntry.Head);
        foreach (var entry in _entries.Values.Where(entry => File.Exists(PathOf(entry.File))).OrderBy(entry => entry.File, StringComparer.Ordinal))
        {
            CsvText.AppendLine(text, entry.Cells());
        }

        using (var manifest = new OutputFile(PathOf(ExportFolder.Manifest), isSwept: true, _open))
        {
            var bytes = Encoding.UTF8.GetBytes(text.ToString());
            manifest.Stream.Write(bytes, 0, bytes.Length);
            manifest.Complete();
        }

        Dispose();
        try
        {
            File.Delete(PathOf(Name));
        }
        catch (Exception error) when (IsFailure(error))
        {
            Failure ??= new EncordException(EncordErrorId.FileNotWritten, $"The downloads are complete, and '{PathOf(Name)}' cannot be removed: {error.Message} Remove it.", error);
        }
    }

    public void Dispose()
    {
        try
        {
            _stream?.Dispose();
        }
        catch (Exception error) when (IsFailure(error))
        {
            // What could not be written was told when it was tried.
        }

        _stream = null;
    }

    private void Write(ManifestEntry entry)
    {
        var line = new StringBuilder();
        if (_stream is null)
        {
            _stream = _open(PathOf(Name), FileMode.Append, FileAccess.Write, FileOptions.None);
            if (_stream.Length == 0)
            {
                CsvText.AppendLine(line, ManifestEntry.Head);
            }
            else
            {
                // A line that was cut off must not swallow the next one.
                line.Append('\n');
            }
        }

        CsvText.AppendLine(line, entry.Cells());
        var bytes = Encoding.UTF8.GetBytes(line.ToString());
        _stream.Write(bytes, 0, bytes.Length);
        _stream.Flush();
    }

    // A file that is larger than the file system allows gives an ArgumentOutOfRangeException.
    private static bool IsFailure(Exception error) => error is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException;
}
