using System.Text.Encodings.Web;
using System.Text.Json;
using Encord.Client.Files;
using Encord.Client.Interchange.Coco.Importing;
using Encord.Client.Labels.Splicing;

namespace Encord.Client.Interchange.Coco.Exporting;

/// <summary>
/// Writes a COCO file as its parts come. Annotations wait in a file of their own until the images are complete. The file gets its name at the end, so
/// that nobody reads half of it.
/// </summary>
internal sealed class CocoFileWriter : IDisposable
{
    private readonly OutputFile _file;
    private readonly Stream _images;
    private readonly Stream _annotations;
    private readonly ByteBuffer _buffer = new();
    private readonly Utf8JsonWriter _json;

    /// <summary>File names that are taken. Tools on Windows take names for the same that differ in case only.</summary>
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="EncordException"><see cref="EncordErrorId.InvalidArgument"/>: the file cannot be written there.</exception>
    public CocoFileWriter(string path)
        : this(new OutputFile(path))
    {
    }

    /// <param name="file">Is disposed of with this.</param>
    public CocoFileWriter(OutputFile file)
    {
        _file = file;
        _json = new Utf8JsonWriter(_buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
        try
        {
            _images = _file.Stream;
            _annotations = _file.OpenScratch();
            Write(_images, "{\"info\":{\"description\":\"Exported from Encord\",\"version\":\"1.0\"},\"licenses\":[],\n\"images\":["u8);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public long Images { get; private set; }

    public long Annotations { get; private set; }

    /// <returns>The id of the image in the file.</returns>
    public long AddImage(RowPicture picture, LabelRow row)
    {
        var id = Images + 1;
        Start();
        _json.WriteStartObject();
        _json.WriteNumber("id", id);
        _json.WriteNumber("width", picture.Width);
        _json.WriteNumber("height", picture.Height);
        _json.WriteString("file_name", DistinctName(picture));
        _json.WriteString(picture.VideoTitle is null ? "image_title" : "video_title", picture.VideoTitle ?? picture.FileName);
        _json.WriteStartObject("encord");
        _json.WriteString("data_hash", picture.DataHash);
        _json.WriteNumber("frame", picture.Frame);
        _json.WriteString("label_hash", row.LabelHash);
        _json.WriteEndObject();
        _json.WriteEndObject();
        _json.Flush();
        Append(_images, Images++);
        return id;
    }

    /// <summary>Adds what the function writes, unless it says why there is nothing.</summary>
    /// <returns>What it says.</returns>
    public string? AddAnnotation(Func<Utf8JsonWriter, long, string?> write)
    {
        Start();
        if (write(_json, Annotations + 1) is { } reason)
        {
            return reason;
        }

        _json.Flush();
        Append(_annotations, Annotations++);
        return null;
    }

    /// <summary>Puts everything together and gives the file its name.</summary>
    public void Complete(Action<Utf8JsonWriter> writeCategories)
    {
        Write(_images, "\n],\n\"annotations\":["u8);
        _annotations.Flush();
        _annotations.Position = 0;
        _annotations.CopyTo(_images, 1 << 16);
        Write(_images, "\n],\n\"categories\":"u8);
        Start();
        writeCategories(_json);
        _json.Flush();
        Write(_images, _buffer.Written);
        Write(_images, "}\n"u8);
        _file.Complete();
    }

    public void Dispose()
    {
        _json.Dispose();
        _buffer.Dispose();
        _file.Dispose();
    }

    /// <summary>The title, and where several pictures have the same, the hash of the data unit in front of it: a form by which an import knows the picture.</summary>
    private string DistinctName(RowPicture picture)
    {
        var name = picture.FileName.Length > 0 ? picture.FileName : picture.DataHash;
        while (!_names.Add(PictureName.Normal(name)))
        {
            name = picture.DataHash + "/" + name;
        }

        return name;
    }

    private void Start()
    {
        _buffer.Clear();
        _json.Reset(_buffer);
    }

    private void Append(Stream stream, long before)
    {
        Write(stream, before == 0 ? "\n"u8 : ",\n"u8);
        Write(stream, _buffer.Written);
    }

    private static void Write(Stream stream, ReadOnlySpan<byte> bytes)
    {
#if NET
        stream.Write(bytes);
#else
        var copy = bytes.ToArray();
        stream.Write(copy, 0, copy.Length);
#endif
    }
}
