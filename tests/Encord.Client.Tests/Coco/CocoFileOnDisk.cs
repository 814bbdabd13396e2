using Encord.Client.Interchange.Coco.Importing;
using Encord.Client.Interchange.Coco.Reading;
using Encord.Client.Ontologies.Structure;

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

    /// <summary>The same for an ontology whose Apple has that shape.</summary>
    public CocoIndex Scan(string shape, bool clip = false) => CocoFileScan.Read(Path, Judge(shape, clip));

    public CocoJudge Judge(string shape, bool clip = false) => new(new CocoImportOptions(Path, "project") { Clip = clip }, Task.FromResult(OntologyOf(shape)));

    public static OntologyStructure OntologyOf(string shape)
    {
        var wire = shape switch { "box" => "bounding_box", "rotatable" => "rotatable_bounding_box", _ => shape };
        return OntologyStructureReader.Read($$$"""
            {"objects":[{"id":"1","name":"Apple","color":"#D33115","shape":"{{{wire}}}","featureNodeHash":"appleOne"}],"classifications":[],
             "skeleton_templates":[{"template":{"name":"Apple","shape":"skeleton","width":0.1,"height":0.2,"skeleton":{
               "0":{"x":0.5,"y":0.4,"name":"a","color":"#000000","value":"a","featureHash":"aaaaaaaa"},
               "1":{"x":0.5,"y":0.5,"name":"b","color":"#000000","value":"b","featureHash":"bbbbbbbb"}},"skeletonEdges":{},"feature_node_hash":"appleOne"}}]}
            """);
    }

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
