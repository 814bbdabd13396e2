using System.Text.Json;
using Encord.Client.Http;
using Encord.Client.Json;
using Encord.Client.Ontologies.Structure;
using Encord.Client.Titles;

namespace Encord.Client.Ontologies;

/// <summary>Ontologies.</summary>
internal sealed class OntologyClient(EncordTransport transport)
{
    /// <param name="ontologyHash">Which.</param>
    /// <param name="projectHash">The project it is asked for, which it then names; null for none.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<Ontology> GetAsync(string ontologyHash, string? projectHash = null, CancellationToken cancellationToken = default) =>
        transport.SendAsync(V2Request.Get($"ontologies/{ontologyHash}"), ElementParser<Ontology>.Of(record => Read(record, projectHash)), cancellationToken);

    /// <summary>The ontologies that the user can see.</summary>
    public IAsyncEnumerable<Ontology> ListAsync(TitleFilter? filter = null, CancellationToken cancellationToken = default) =>
        transport.PageAsync(
            V2Request.Get($"ontologies", (filter ?? new TitleFilter()).ToQuery("desc")),
            ElementParser<Ontology>.Of(record => Read(record, projectHash: null)),
            cancellationToken: cancellationToken);

    /// <param name="title">The title.</param>
    /// <param name="description">Empty for none.</param>
    /// <param name="structureJson">With <c>objects</c>, <c>classifications</c> and <c>skeleton_templates</c>.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<Ontology> CreateAsync(string title, string description, string structureJson, CancellationToken cancellationToken) =>
        transport.SendAsync(
            V2Request.Post($"ontologies", Body(title, description, structureJson)),
            ElementParser<Ontology>.Of(record => Read(record, projectHash: null)),
            cancellationToken);

    /// <summary>Replaces title, description and structure.</summary>
    public Task SaveAsync(string ontologyHash, string title, string description, string structureJson, CancellationToken cancellationToken) =>
        transport.SendAsync(V2Request.Put($"ontologies/{ontologyHash}", Body(title, description, structureJson)), cancellationToken);

    private static JsonFragment Body(string title, string description, string structureJson) => JsonFragment.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("title", title);
        writer.WriteString("description", description);
        writer.WritePropertyName("editor");
        writer.WriteRawValue(structureJson);
        writer.WriteEndObject();
    });

    private static Ontology Read(JsonRecord record, string? projectHash)
    {
        var structure = record.Object("editor");
        var hash = record.Text("ontologyUuid") ?? record.RequiredText("ontologyHash");
        var json = structure?.Element.GetRawText() ?? "{}";
        return new Ontology(hash)
        {
            Title = record.Text("title") ?? string.Empty,
            Description = record.Text("description") ?? string.Empty,
            ProjectHash = projectHash,
            CreatedAt = record.Time("createdAt"),
            LastEditedAt = record.Time("lastEditedAt"),
            UserRole = WireEnums.UserRole.Read(record.Text("userRole")),
            ObjectCount = Count(structure, "objects"),
            ClassificationCount = Count(structure, "classifications"),
            SkeletonTemplateCount = Count(structure, "skeleton_templates"),
            Json = json,
            Structure = new Lazy<OntologyStructure?>(() => ReadStructure(json, hash)),
        };
    }

    private static OntologyStructure? ReadStructure(string json, string ontologyHash)
    {
        try
        {
            var structure = OntologyStructureReader.Read(json);
            foreach (var feature in structure.Nodes())
            {
                feature.OntologyHash = ontologyHash;
            }

            return structure;
        }
        catch (EncordException)
        {
            // A property that is shown in a table must not fail; Json has what came.
            return null;
        }
    }

    private static int Count(JsonRecord? structure, string list) =>
        structure is { } record && record.Element.TryGetProperty(list, out var value) && value.ValueKind == JsonValueKind.Array ? value.GetArrayLength() : 0;
}
