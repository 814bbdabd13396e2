using System.IO.Compression;

namespace Encord.Packaging;

/// <summary>A zip file that depends on its content alone.</summary>
internal static class ReproducibleZip
{
    // The first time that a zip file can say. The time of the build would make every build another.
    private static readonly DateTimeOffset Time = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void Write(string path, IEnumerable<(string Name, byte[] Content)> files)
    {
        using var zip = new ZipArchive(File.Create(path), ZipArchiveMode.Create);
        foreach ((var name, var content) in files)
        {
            var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
            entry.LastWriteTime = Time;
            using var target = entry.Open();
            target.Write(content);
        }
    }
}
