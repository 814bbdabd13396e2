using System.Text;
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
    private readonly Dictionary<(string Data, string Unit), ManifestEntry> _entries = [];
    private readonly object _gate = new();
    private FileStream? _stream;

    private DataJournal(string folder) => _folder = folder;

    /// <summary>Whether the folder was filled, or began to be filled, by an export of data.</summary>
    public static bool IsIn(string folder) => File.Exists(Path.Combine(folder, ExportFolder.Manifest)) || File.Exists(Path.Combine(folder, Name));

    public static DataJournal Open(string folder)
    {
        var journal = new DataJournal(folder);
        foreach (var entry in new[] { ExportFolder.Manifest, Name }.SelectMany(name => ManifestEntry.ReadAll(Path.Combine(folder, name))))
        {
            if (entry.Sha256.Length == Sha256Length)
            {
                journal._entries[(entry.DataHash, entry.UnitHash)] = entry;
            }
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

    public void Add(ManifestEntry entry)
    {
        lock (_gate)
        {
            _entries[(entry.DataHash, entry.UnitHash)] = entry;
            var line = new StringBuilder();
            if (_stream is null)
            {
                _stream = new FileStream(PathOf(Name), FileMode.Append, FileAccess.Write, FileShare.Read);
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

        using (var manifest = new Files.OutputFile(PathOf(ExportFolder.Manifest)))
        {
            var bytes = Encoding.UTF8.GetBytes(text.ToString());
            manifest.Stream.Write(bytes, 0, bytes.Length);
            manifest.Complete();
        }

        Dispose();
        File.Delete(PathOf(Name));
    }

    public void Dispose()
    {
        _stream?.Dispose();
        _stream = null;
    }
}
