using System.Net.Http.Headers;
using System.Security.Cryptography;
using Encord.Client.Auth;
using Encord.Client.Files;

namespace Encord.Client.Downloads;

/// <summary>
/// A file as far as it has come. Where an attempt is cut off, the next one asks for the rest only, if the storage has said by which tag it would know the same file
/// again, and how long that is. Anything that does not fit exactly makes the file start anew. The hash is of the whole file.
/// </summary>
internal sealed class PartialDownload(Func<byte[], OutputFile> create) : IDisposable
{
    private byte[] _head = [];
    private int _headLength;
    private OutputFile? _file;
    private SHA256? _sha;
    private EntityTagHeaderValue? _tag;

    /// <summary>What has come.</summary>
    public long Bytes { get; private set; }

    /// <summary>The size of the whole file, where the storage has said it.</summary>
    public long? Whole { get; private set; }

    /// <summary>Whether the rest can be asked for.</summary>
    public bool CanGoOn => Bytes > 0 && _tag is not null && Whole > Bytes;

    /// <summary>Asks for the rest, where that is possible; otherwise for everything.</summary>
    public void Ask(HttpRequestMessage request)
    {
        if (CanGoOn)
        {
            request.Headers.Range = new RangeHeaderValue(Bytes, null);
            request.Headers.IfRange = new RangeConditionHeaderValue(_tag!);
        }
    }

    /// <summary>Whether an answer (206) is the rest of the same file, from exactly where this part ends.</summary>
    public bool IsContinuedBy(HttpResponseMessage response)
    {
        var range = response.Content.Headers.ContentRange;
        return (int)response.StatusCode == 206 && range is { Unit: "bytes", HasRange: true }
            && range.From == Bytes && range.To == Whole - 1 && range.Length == Whole
            && (response.Content.Headers.ContentLength is not { } length || length == Whole - Bytes)
            && response.Content.Headers.ContentEncoding.Count == 0
            && (response.Headers.ETag is not { } tag || tag.Equals(_tag));
    }

    /// <summary>Begins with the first byte, whatever was there.</summary>
    /// <param name="response">The answer that has everything.</param>
    public void Start(HttpResponseMessage response)
    {
        Clear();
        Whole = response.Content.Headers.ContentLength;
        // A weak tag does not promise the same bytes.
        _tag = response.Headers.ETag is { IsWeak: false } tag && response.Content.Headers.ContentEncoding.Count == 0 ? tag : null;
        _head = new byte[(int)Math.Min(Whole ?? ImageHeader.Length, ImageHeader.Length)];
        _sha = SHA256.Create();
    }

    public void Add(byte[] piece, int count)
    {
        _sha!.TransformBlock(piece, 0, count, null, 0);
        Bytes += count;
        var first = Math.Min(count, _head.Length - _headLength);
        Array.Copy(piece, 0, _head, _headLength, first);
        _headLength += first;
        if (_headLength == _head.Length)
        {
            // The name of the file may depend on what it begins with.
            File.Stream.Write(piece, first, count - first);
        }
    }

    /// <summary>Gives the file its name.</summary>
    public Downloaded Complete()
    {
        File.Complete();
        _sha!.TransformFinalBlock([], 0, 0);
        return new Downloaded(Bytes, Hex.Lower(_sha.Hash!), _head);
    }

    /// <summary>Forgets what has come.</summary>
    public void Clear()
    {
        _file?.Dispose();
        _file = null;
        _sha?.Dispose();
        _sha = null;
        _head = [];
        (_headLength, Bytes) = (0, 0);
        (_tag, Whole) = (null, null);
    }

    public void Dispose() => Clear();

    private OutputFile File
    {
        get
        {
            if (_file is null)
            {
                Array.Resize(ref _head, _headLength);
                _file = create(_head);
                _file.Stream.Write(_head, 0, _headLength);
            }

            return _file;
        }
    }
}
