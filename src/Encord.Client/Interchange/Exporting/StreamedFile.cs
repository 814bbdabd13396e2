using System.Security.Cryptography;
using Encord.Client.Auth;
using Encord.Client.Files;

namespace Encord.Client.Interchange.Exporting;

/// <summary>A file of an export that is written bit by bit, and gets its name and its line of the manifest when it is complete.</summary>
internal sealed class StreamedFile : IDisposable
{
    private readonly ExportFolder _folder;
    private readonly ManifestEntry _entry;
    private readonly OutputFile _file;
    private readonly SHA256 _sha = SHA256.Create();
    private long _bytes;

    public StreamedFile(ExportFolder folder, string name)
    {
        folder.Claim(name);
        _folder = folder;
        _entry = new ManifestEntry { File = name };
        _file = folder.Create(name);
        folder.Keep(this);
    }

    public void Write(byte[] bytes, int count)
    {
        _file.Stream.Write(bytes, 0, count);
        _sha.TransformBlock(bytes, 0, count, null, 0);
        _bytes += count;
    }

    public void Write(string text)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(text);
        Write(bytes, bytes.Length);
    }

    public void Complete()
    {
        _sha.TransformFinalBlock([], 0, 0);
        _file.Complete();
        _folder.Note(_entry with { Bytes = _bytes, Sha256 = Hex.Lower(_sha.Hash!) });
    }

    public void Dispose()
    {
        _file.Dispose();
        _sha.Dispose();
    }
}
