using Encord.Client.Downloads;

namespace Encord.Client.Interchange.Exporting;

/// <summary>A folder that a download of data has filled. Its manifest says which file is of which data unit.</summary>
internal sealed class LocalData
{
    private readonly Dictionary<(string Data, string Unit), string> _files = [];

    private LocalData()
    {
    }

    /// <exception cref="EncordException"><see cref="EncordErrorId.NotFound"/>: the folder has no manifest.</exception>
    public static LocalData Open(string path)
    {
        var manifest = System.IO.Path.Combine(path, ExportFolder.Manifest);
        if (!File.Exists(manifest))
        {
            throw new EncordException(EncordErrorId.NotFound, $"The folder '{path}' of -DataPath has no {ExportFolder.Manifest}. Fill it with Export-EncordData first.");
        }

        var data = new LocalData();
        foreach (var entry in ManifestEntry.ReadAll(manifest))
        {
            var file = System.IO.Path.GetFullPath(System.IO.Path.Combine(path, entry.File.Replace('/', System.IO.Path.DirectorySeparatorChar)));
            data._files[(entry.DataHash, entry.UnitHash)] = file;
        }

        return data;
    }

    /// <summary>
    /// The full path of the picture of a frame; null where there is none. It lies beside the file of the video or in a folder of its name, and has its name, <c>_</c> and the number of
    /// the frame from 0 in six digits: <c>drive.mp4</c>, <c>drive_000012.jpg</c>.
    /// </summary>
    public string? FindFrame(string dataHash, string unitHash, int frame)
    {
        if (!_files.TryGetValue((dataHash, unitHash), out var file))
        {
            return null;
        }

        var stem = System.IO.Path.GetFileNameWithoutExtension(file);
        var folder = System.IO.Path.GetDirectoryName(file)!;
        var name = FrameNameOf(stem, frame);
        return new[] { System.IO.Path.Combine(folder, name), System.IO.Path.Combine(folder, stem, name) }
            .SelectMany(path => FileKind.Images.Select(extension => path + extension)).FirstOrDefault(File.Exists);
    }

    /// <summary>The name of the picture of a frame, without extension.</summary>
    public static string FrameNameOf(string stem, int frame) => FormattableString.Invariant($"{stem}_{frame:000000}");

    /// <summary>The full path of the file; null where there is none.</summary>
    public string? Find(string dataHash, string unitHash) => _files.TryGetValue((dataHash, unitHash), out var file) && File.Exists(file) ? file : null;
}
