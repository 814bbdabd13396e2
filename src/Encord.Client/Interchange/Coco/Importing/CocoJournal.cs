using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Encord.Client.Bundles;
using Encord.Client.Files;

namespace Encord.Client.Interchange.Coco.Importing;

/// <summary>
/// What an import has finished, written beside the file while it runs: one line when it starts, one for each row that is done. It only saves work:
/// the hashes of objects follow from the file, so a row that was saved but not noted is loaded, found complete and not saved again. A line that was
/// cut off is passed by.
/// </summary>
internal sealed class CocoJournal : IDisposable
{
    private const string Beginning = "{\"journal\":\"encord-coco-import\"";

    private readonly string? _path;
    private readonly string _head;
    private readonly Func<string, FileMode, Stream> _open;
    private readonly HashSet<string> _done = new(StringComparer.OrdinalIgnoreCase);
    private Stream? _stream;

    private CocoJournal(string? path, string head, Func<string, FileMode, Stream> open)
    {
        _path = path;
        _head = head;
        _open = open;
    }

    /// <summary>Why rows are not noted any more; null while they are.</summary>
    public EncordException? Failure { get; private set; }

    /// <summary>Reads the journal, if it is that of the same import; another import's is replaced once this one starts.</summary>
    /// <param name="path">Null for no journal.</param>
    /// <param name="identity">File, project, branch and everything else that decides what the import does.</param>
    /// <param name="open">How the file is opened for writing.</param>
    /// <exception cref="EncordException">The file is something else, which a journal would replace.</exception>
    public static CocoJournal Open(string? path, string identity, Func<string, FileMode, Stream>? open = null)
    {
        var head = Beginning + ",\"version\":1,\"import\":\"" + identity + "\"}";
        var journal = new CocoJournal(path, head, open ?? ((file, mode) => new FileStream(file, mode, FileAccess.Write, FileShare.Read)));
        if (path is not null && !RegularFile.MayBe(path))
        {
            throw new EncordException(EncordErrorId.InvalidArgument, $"'{path}' is there and is not a regular file, so it cannot be a journal. Give another -JournalPath, or -NoJournal.");
        }

        if (path is not null && File.Exists(path))
        {
            if (!IsJournal(path))
            {
                throw new EncordException(
                    EncordErrorId.InvalidArgument, $"'{path}' is not the journal of an import, and a journal would replace it. Give another -JournalPath, or -NoJournal.");
            }

            journal.Load();
        }

        return journal;
    }

    public bool IsDone(LabelRow row) => _done.Contains(row.DataHash);

    /// <summary>Starts to write, before anything is changed on the server.</summary>
    /// <exception cref="EncordException"><see cref="EncordErrorId.InvalidArgument"/>: a journal cannot be written there.</exception>
    public void Begin()
    {
        try
        {
            _stream ??= _path is null ? null : Start();
        }
        catch (Exception exception) when (IsFailure(exception))
        {
            throw new EncordException(
                EncordErrorId.InvalidArgument, $"The journal '{_path}' cannot be written: {exception.Message} Give another -JournalPath, or -NoJournal. Nothing was saved.", exception);
        }
    }

    /// <summary>
    /// Notes rows that are done, and sees to it that the note is on the disk. Where it cannot (the disk is full), the rows are done all the same: it says so in
    /// <see cref="Failure"/> and notes no more.
    /// </summary>
    public void Add(IEnumerable<LabelRow> rows)
    {
        if (_path is null || Failure is not null)
        {
            return;
        }

        try
        {
            _stream ??= Start();
            var lines = new StringBuilder();
            foreach (var row in rows)
            {
                lines.Append("{\"done\":\"").Append(JsonEncodedText.Encode(row.DataHash)).Append("\"}\n");
            }

            var bytes = Encoding.UTF8.GetBytes(lines.ToString());
            _stream.Write(bytes, 0, bytes.Length);
            Flush(_stream);
        }
        catch (Exception exception) when (IsFailure(exception))
        {
            Failure = new EncordException(
                EncordErrorId.FileNotWritten,
                $"The journal '{_path}' cannot be written any more: {exception.Message} The import goes on without it. If it is interrupted, the next one looks at every row that was not noted; nothing is added twice.",
                exception);
        }
    }

    /// <summary>The identity of an import, from all that decides what it does.</summary>
    public static string IdentityOf(string text)
    {
        using var sha = SHA256.Create();
        return BitConverter.ToString(sha.ComputeHash(Encoding.UTF8.GetBytes(text))).Replace("-", "");
    }

    /// <summary>Ends with the import: an import without failures needs no journal any more, and a journal that could not be written is said.</summary>
    public void End(CocoImportResult result, WorkStream<ItemFailure> failures)
    {
        if (result.RowsFailed == 0)
        {
            Complete();
        }

        if (Failure is { } unwritten)
        {
            failures.Add(_path!, unwritten);
        }
    }

    /// <summary>The import is complete: the next one looks at the labels themselves again.</summary>
    public void Complete()
    {
        Dispose();
        try
        {
            if (_path is not null && File.Exists(_path))
            {
                File.Delete(_path);
            }
        }
        catch (Exception exception) when (IsFailure(exception))
        {
            Failure ??= new EncordException(EncordErrorId.FileNotWritten, $"The import is complete, and its journal '{_path}' cannot be removed: {exception.Message} Remove it.", exception);
        }
    }

    public void Dispose()
    {
        try
        {
            _stream?.Dispose();
        }
        catch (Exception exception) when (IsFailure(exception))
        {
            // What could not be written was told when it was tried.
        }

        _stream = null;
    }

    private Stream Start()
    {
        var goesOn = _done.Count > 0;
        var stream = _open(_path!, goesOn ? FileMode.Open : FileMode.Create);
        try
        {
            stream.Seek(0, SeekOrigin.End);
            // A line that was cut off must not swallow the next one.
            var head = Encoding.UTF8.GetBytes(goesOn ? "\n" : _head + "\n");
            stream.Write(head, 0, head.Length);
            Flush(stream);
            return stream;
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    private static void Flush(Stream stream)
    {
        if (stream is FileStream file)
        {
            file.Flush(flushToDisk: true);
        }
        else
        {
            stream.Flush();
        }
    }

    // A file that is larger than the file system allows gives an ArgumentOutOfRangeException.
    private static bool IsFailure(Exception error) => error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException;

    // A start that was cut off is a journal too, and so is nothing at all.
    private static bool IsJournal(string path)
    {
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite), Encoding.UTF8);
        var start = new char[Beginning.Length];
        var read = reader.ReadBlock(start, 0, start.Length);
        return Beginning.StartsWith(new string(start, 0, read).TrimEnd('\0', '\n'), StringComparison.Ordinal);
    }

    private void Load()
    {
        using var reader = new StreamReader(new FileStream(_path!, FileMode.Open, FileAccess.Read, FileShare.ReadWrite), Encoding.UTF8);
        if (reader.ReadLine() != _head)
        {
            return;
        }

        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0)
            {
                continue;
            }

            try
            {
                using var entry = JsonDocument.Parse(line);
                if (entry.RootElement.TryGetProperty("done", out var hash) && hash.GetString() is { } done)
                {
                    _done.Add(done);
                }
            }
            catch (JsonException)
            {
                // Cut off by the end of the process; the row is looked at again.
            }
        }
    }
}
