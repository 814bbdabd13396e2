using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Encord.Client.Json;

namespace Encord.Client.Interchange.Coco.Reading;

/// <summary>Reads the valid annotations of an image back from the file, in the file's order. For one thread.</summary>
internal sealed class CocoAnnotationStream(CocoIndex index) : IDisposable
{
    private readonly FileStream _stream = CocoFile.Open(index.Path);
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);

    /// <summary>Calls <paramref name="visit"/> for each with its category and where it stands. The annotation object is the same one each time.</summary>
    [MethodImpl(HotPath.Compiled)]
    public void Read(CocoImage image, CocoAnnotation annotation, Action<CocoAnnotation, CocoCategory, long> visit)
    {
        for (var next = image.FirstRun; next >= 0; next = index.Runs[next].Next)
        {
            var run = index.Runs[next];
            Load(run);
            var position = 0;
            while (TryElement(run.Length, annotation, ref position, out var start))
            {
                index.Resolve(annotation);
                visit(annotation, index.Categories[annotation.CategoryId], run.Offset + start);
            }
        }
    }

    public void Dispose()
    {
        _stream.Dispose();
        var buffer = _buffer;
        _buffer = [];
        if (buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private void Load(CocoRun run)
    {
        if (_buffer.Length < run.Length)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = ArrayPool<byte>.Shared.Rent(run.Length);
        }

        _stream.Position = run.Offset;
        var count = 0;
        while (count < run.Length)
        {
            var read = _stream.Read(_buffer, count, run.Length - count);
            if (read == 0)
            {
                index.RequireUnchanged();
                throw new EncordException(EncordErrorId.InvalidArgument, $"'{index.Path}' was cut off while it was being read.");
            }

            count += read;
        }
    }

    [MethodImpl(HotPath.Compiled)]
    private bool TryElement(int length, CocoAnnotation annotation, ref int position, out int start)
    {
        while (position < length && _buffer[position] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t' or (byte)',')
        {
            position++;
        }

        start = position;
        if (position >= length)
        {
            return false;
        }

        for (var again = true; ; again = false)
        {
            string? reason;
            try
            {
                var reader = CocoValue.ReaderOf(_buffer.AsSpan(start, length - start));
                reason = CocoAnnotationReader.Read(ref reader, annotation);
                position = start + (int)reader.BytesConsumed;
            }
            catch (JsonException) when (again && NonFiniteLiterals.Quote(_buffer.AsSpan(start, length - start)) == NonFiniteLiterals.Outcome.Quoted)
            {
                // NaN in a member that is not needed.
                continue;
            }
            catch (JsonException exception)
            {
                throw Changed(exception);
            }

            // Only what was found good is in a run.
            return reason is null ? true : throw Changed(null);
        }
    }

    private EncordException Changed(Exception? inner) =>
        new(EncordErrorId.InvalidArgument, $"'{index.Path}' was changed while it was being read. Run the command again when it is complete.", inner);
}
