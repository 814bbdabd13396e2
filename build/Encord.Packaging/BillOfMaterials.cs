using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Encord.Packaging;

/// <summary>The CycloneDX document of the module's packages.</summary>
internal sealed class BillOfMaterials
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly JsonObject document;

    private BillOfMaterials(JsonObject document) => this.document = document;

    /// <summary>Name and version of each package.</summary>
    public IEnumerable<(string Name, string Version)> Packages =>
        document["components"]!.AsArray().Select(component => ((string)component!["name"]!, (string)component["version"]!));

    public static BillOfMaterials Read(string path)
    {
        var document = JsonNode.Parse(File.ReadAllBytes(path))!.AsObject();
        // The time of the build says nothing about the materials, and would make every build another.
        document["metadata"]!.AsObject().Remove("timestamp");
        return new BillOfMaterials(document);
    }

    public void Write(string path) => File.WriteAllText(path, document.ToJsonString(Indented) + "\n");
}
