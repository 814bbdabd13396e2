using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Encord.Client.Interchange.Importing;

/// <summary>
/// The labels of a folder as one file in the form of COCO, which lives as long as the import: so every format is imported with the same care. Each line knows which line of
/// which file it came from.
/// </summary>
internal sealed class ScratchLabels : IDisposable
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly string _annotationsPath;
    private readonly FileStream _annotations;
    private readonly StringBuilder _images = new();
    private readonly List<string> _files = [];
    private readonly List<(int File, int Line)> _origins = [];
    private readonly List<CocoProblem> _problems = [];
    private readonly List<string> _remarks = [];

    public ScratchLabels(string folder)
    {
        Folder = folder;
        Path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), "encord-import-" + Guid.NewGuid().ToString("N") + ".json");
        _annotationsPath = Path + ".parts";
        _annotations = new FileStream(_annotationsPath, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
    }

    /// <summary>What the user named.</summary>
    public string Folder { get; }

    public string Path { get; }

    /// <summary>Lines that cannot be read at all.</summary>
    public IReadOnlyList<CocoProblem> Problems => _problems;

    /// <summary>What the import takes no notice of, as sentences.</summary>
    public IReadOnlyList<string> Remarks => _remarks;

    public IReadOnlyList<string> Classes { get; set; } = [];

    public void Remark(string sentence) => _remarks.Add(sentence);

    /// <summary>Begins a picture: what follows is of it.</summary>
    /// <param name="file">Its label file, below the folder.</param>
    /// <param name="picture">Where it belongs, and its size where the file says it.</param>
    /// <param name="width">0 where the file does not say.</param>
    /// <param name="height">0 where the file does not say.</param>
    public void BeginPicture(string file, FolderPicture picture, int width, int height)
    {
        _files.Add(file);
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            json.WriteString("id", file);
            json.WriteString("file_name", picture.FileName);
            if (width > 0 && height > 0)
            {
                json.WriteNumber("width", width);
                json.WriteNumber("height", height);
            }

            if (picture.DataHash is not null)
            {
                json.WriteStartObject("encord");
                json.WriteString("data_hash", picture.DataHash);
                json.WriteNumber("frame", picture.Frame);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        _images.Append(_images.Length > 0 ? ",\n" : "").Append(Encoding.UTF8.GetString(bytes.ToArray()));
    }

    /// <summary>Adds an object of the picture.</summary>
    /// <param name="line">Where it stands in the file.</param>
    /// <param name="classIndex">In <see cref="Classes"/>.</param>
    /// <param name="write">Writes its shape.</param>
    public void Add(int line, int classIndex, Action<Utf8JsonWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            json.WriteString("image_id", _files[_files.Count - 1]);
            json.WriteNumber("category_id", classIndex);
            json.WriteNumber("iscrowd", 0);
            write(json);
            json.WriteEndObject();
        }

        if (_origins.Count > 0)
        {
            Write(_annotations, ",\n");
        }

        bytes.Position = 0;
        bytes.CopyTo(_annotations);
        _origins.Add((_files.Count - 1, line));
    }

    /// <summary>Notes a line that cannot be read.</summary>
    public void Refuse(string file, int line, string reason) => _problems.Add(new CocoProblem { Element = file, Line = line, Column = 1, Reason = reason, Path = Folder });

    /// <summary>Writes the file.</summary>
    public void Complete()
    {
        using var file = new FileStream(Path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16);
        Write(file, "{\"images\":[" + _images + "],\"categories\":[");
        Write(file, string.Join(",", Classes.Select((name, index) =>
            $"{{\"id\":{index.ToString(CultureInfo.InvariantCulture)},\"name\":\"{JsonEncodedText.Encode(name, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"}}")));
        Write(file, "],\"annotations\":[\n");
        _annotations.Position = 0;
        _annotations.CopyTo(file);
        Write(file, "]}\n");
        FirstLine = _files.Count == 0 ? 2 : _files.Count + 1;
    }

    /// <summary>The line of the first annotation.</summary>
    public int FirstLine { get; private set; }

    /// <summary>The same problem as the user's files have it.</summary>
    public CocoProblem InFolder(CocoProblem problem)
    {
        var place = problem.Line - FirstLine;
        if (problem.Element.StartsWith("annotations", StringComparison.Ordinal) && place >= 0 && place < _origins.Count)
        {
            (var file, var line) = _origins[(int)place];
            return new CocoProblem { Element = _files[file], Line = line, Column = 1, Reason = problem.Reason, Path = Folder };
        }

        return new CocoProblem { Element = problem.Element.StartsWith("images", StringComparison.Ordinal) && problem.Id is not null ? problem.Id : problem.Element, Reason = problem.Reason, Path = Folder };
    }

    public void Dispose()
    {
        _annotations.Dispose();
        File.Delete(Path);
    }

    private static void Write(Stream stream, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        stream.Write(bytes, 0, bytes.Length);
    }
}
