using Encord.Client.Interchange.Coco.Reading;

namespace Encord.Client.Tests.Coco;

/// <summary>A COCO file in a folder of its own, gone with the test.</summary>
internal sealed class CocoFileOnDisk : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("encord-coco-");

    public CocoFileOnDisk(string json, string name = "labels.json")
    {
        Path = System.IO.Path.Combine(_folder.FullName, name);
        File.WriteAllText(Path, json);
    }

    public string Path { get; }

    public string Folder => _folder.FullName;

    /// <summary>A file with one image of 20 × 10 pixels (id 1), the category Apple (id 1) and these annotations.</summary>
    public static CocoFileOnDisk WithAnnotations(params string[] annotations) => new(
        $$"""{"images":[{"id":1,"width":20,"height":10,"file_name":"a.jpg"}],"categories":[{"id":1,"name":"Apple"}],"annotations":[{{string.Join(",", annotations)}}]}""");

    public CocoIndex Scan() => CocoFileScan.Read(Path);

    /// <summary>The ids of the annotations that can be read back for the image.</summary>
    public static List<long> IdsOf(CocoIndex index, long image)
    {
        using var stream = new CocoAnnotationStream(index);
        var ids = new List<long>();
        stream.Read(index.Images[image], new CocoAnnotation(), (annotation, _, _) => ids.Add(annotation.Id));
        return ids;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
