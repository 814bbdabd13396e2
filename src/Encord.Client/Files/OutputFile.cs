namespace Encord.Client.Files;

/// <summary>
/// The one way to write a file. It is written beside its place and gets its name when it is complete: nobody reads half of it, a failure leaves the file that was
/// there as it was, and nothing of the new one. A file that is replaced passes its permissions on. What is not a regular file is never replaced. Half files of a
/// process that was ended are <see cref="HalfFiles"/>.
/// </summary>
internal sealed class OutputFile : IDisposable
{
    private readonly string _path;
    private readonly string _partial;
    private readonly bool _replaces;
    private readonly FileOpener _open;
    private readonly List<FileStream> _streams = [];
    private bool _isComplete;

    /// <param name="path">Where it belongs; where a link stands there, where that leads.</param>
    /// <param name="isSwept">Whether the folder is free of half files already: the caller writes many files into it.</param>
    /// <param name="open">How it is opened; null for the file system.</param>
    /// <exception cref="EncordException"><see cref="EncordErrorId.InvalidArgument"/>: a file cannot be there.</exception>
    public OutputFile(string path, bool isSwept = false, FileOpener? open = null)
    {
        Path = path;
        _open = open ?? FileSystem.Open;
        _path = Destination(path);
        _replaces = File.Exists(_path);
        _partial = HalfFiles.NameFor(_path);
        try
        {
            if (!isSwept)
            {
                HalfFiles.SweepOf(_path);
            }

            Stream = Open(_partial, FileAccess.Write, FileOptions.None);
        }
        catch (Exception error) when (IsFailure(error) || error is ArgumentException or NotSupportedException)
        {
            throw new EncordException(EncordErrorId.InvalidArgument, $"'{path}' cannot be written: {error.Message}", error);
        }
    }

    /// <summary>As the user named it.</summary>
    public string Path { get; }

    /// <summary>What is written here is in the file.</summary>
    public Stream Stream { get; }

    /// <summary>A place for parts that have to wait until others are written; it goes with the file.</summary>
    public Stream OpenScratch() => Guard(() => Open(HalfFiles.ScratchOf(_partial), FileAccess.ReadWrite, FileOptions.DeleteOnClose));

    /// <summary>Gives the file its name.</summary>
    /// <param name="flushToDisk">Whether it is on the disk before. Where it is one of many, the caller sees to that for all of them.</param>
    /// <exception cref="EncordException"><see cref="EncordErrorId.FileNotWritten"/>.</exception>
    public void Complete(bool flushToDisk = true) => Guard(() =>
    {
        _streams[0].Flush(flushToDisk);
        _streams[0].Dispose();
        if (!_replaces)
        {
            File.Move(_partial, _path);
        }
#if NET
        else if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_partial, File.GetUnixFileMode(_path));
            File.Move(_partial, _path, overwrite: true);
        }
#endif
        else
        {
            File.Replace(_partial, _path, null);
        }

        _isComplete = true;
        return true;
    });

    public void Dispose()
    {
        foreach (var stream in _streams)
        {
            try
            {
                stream.Dispose();
            }
            catch (Exception error) when (IsFailure(error))
            {
                // What could not be written any more is not wanted any more.
            }
        }

        if (!_isComplete)
        {
            try
            {
                File.Delete(_partial);
            }
            catch (Exception error) when (IsFailure(error))
            {
                // The failure that led here is the one to tell.
            }
        }
    }

    private static string Destination(string path)
    {
        if (Directory.Exists(path))
        {
            throw new EncordException(EncordErrorId.InvalidArgument, $"'{path}' is a folder. Give the path of a file.");
        }

        var place = path;
#if NET
        try
        {
            place = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
        }
        catch (Exception error) when (IsFailure(error) || error is ArgumentException)
        {
            // There is nothing yet, or a link in a circle, which opening tells.
        }
#endif
        return RegularFile.MayBe(place) ? place
            : throw new EncordException(EncordErrorId.InvalidArgument, $"'{path}' is there and is not a regular file, so it is not replaced. Give another path.");
    }

    private FileGuard Open(string path, FileAccess access, FileOptions options)
    {
        var stream = _open(path, FileMode.CreateNew, access, options);
        _streams.Add(stream);
        return new FileGuard(stream, this);
    }

    private T Guard<T>(Func<T> write)
    {
        try
        {
            return write();
        }
        catch (Exception error) when (IsFailure(error))
        {
            throw NotWritten(error);
        }
    }

    private EncordException NotWritten(Exception error) => new(
        EncordErrorId.FileNotWritten,
        $"'{Path}' was not written: {error.Message} {(_replaces ? "The file that was there is as it was." : "Nothing of it is left.")}",
        error);

    // A file that is larger than the file system allows gives an ArgumentOutOfRangeException.
    private static bool IsFailure(Exception error) => error is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException;

    /// <summary>A stream whose failures are the module's.</summary>
    private sealed class FileGuard(FileStream inner, OutputFile file) : Stream
    {
        public override bool CanRead => inner.CanRead;

        public override bool CanSeek => inner.CanSeek;

        public override bool CanWrite => inner.CanWrite;

        public override long Length => inner.Length;

        public override long Position { get => inner.Position; set => Seek(value, SeekOrigin.Begin); }

        public override void Flush() => Run(() => inner.Flush());

        public override int Read(byte[] buffer, int offset, int count) => file.Guard(() => inner.Read(buffer, offset, count));

        public override long Seek(long offset, SeekOrigin origin) => file.Guard(() => inner.Seek(offset, origin));

        public override void SetLength(long value) => Run(() => inner.SetLength(value));

        public override void Write(byte[] buffer, int offset, int count)
        {
            try
            {
                inner.Write(buffer, offset, count);
            }
            catch (Exception error) when (IsFailure(error))
            {
                throw file.NotWritten(error);
            }
        }

#if NET
        public override void Write(ReadOnlySpan<byte> buffer)
        {
            try
            {
                inner.Write(buffer);
            }
            catch (Exception error) when (IsFailure(error))
            {
                throw file.NotWritten(error);
            }
        }
#endif

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                Run(inner.Dispose);
            }

            base.Dispose(disposing);
        }

        private void Run(Action work) => file.Guard(() =>
        {
            work();
            return true;
        });
    }
}
