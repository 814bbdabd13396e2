namespace Encord.Client.Tests.Support;

/// <summary>A file system with so much room and no more.</summary>
/// <param name="room">In bytes, for all files together.</param>
/// <param name="noticesLate">Whether it is only noticed when a file is flushed, as with what the system keeps in memory.</param>
internal sealed class SmallDisk(long room, bool noticesLate = false)
{
    private long _written;

    /// <summary>Bytes that were to be written.</summary>
    public long Written => Interlocked.Read(ref _written);

    public FileStream Open(string path, FileMode mode, FileAccess access, FileOptions options) => new Stream(this, path, mode, access, options);

    private void Take(int count, bool isFlush)
    {
        if (Interlocked.Add(ref _written, count) > room && (isFlush || !noticesLate))
        {
            throw new IOException("No space left on device.");
        }
    }

    private sealed class Stream(SmallDisk disk, string path, FileMode mode, FileAccess access, FileOptions options)
        : FileStream(path, mode, access, FileShare.Read, 1 << 16, options)
    {
        public override void Write(byte[] buffer, int offset, int count)
        {
            disk.Take(count, isFlush: false);
            base.Write(buffer, offset, count);
        }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            disk.Take(buffer.Length, isFlush: false);
            base.Write(buffer);
        }

        public override void Flush(bool flushToDisk)
        {
            disk.Take(0, isFlush: true);
            base.Flush(flushToDisk: false);
        }

        public override void Flush() => Flush(flushToDisk: false);
    }
}
