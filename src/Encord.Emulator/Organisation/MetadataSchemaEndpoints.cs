using System.Text.Json;
using System.Text.Json.Nodes;
using Encord.Emulator.Pipeline;

namespace Encord.Emulator.Organisation;

/// <summary>
/// v2 <c>/organisation/client-metadata-schema</c>: the older form names one simple type for each key, the newer one (<c>-v2</c>) describes each
/// type as an object. Both show the same schema.
/// </summary>
internal sealed class MetadataSchemaEndpoints(MetadataSchemaStore store) : IEndpoints
{
    private const int OrganisationId = 1;
    private const string Root = "organisation/client-metadata-schema";

    /// <summary>Older name, and the same type in the newer form.</summary>
    private static readonly (string Simple, string Type)[] SimpleTypes =
    [
        ("number", """{"ty":"number","format":"F64"}"""), ("string", """{"ty":"variant","hint":"varchar"}"""),
        ("boolean", """{"ty":"boolean"}"""), ("datetime", """{"ty":"datetime","timezone":"UTC"}"""), ("geospatial", """{"ty":"geospatial"}"""),
        ("long_string", """{"ty":"text"}"""),
    ];

    public void Map(IEndpointRouteBuilder v2)
    {
        v2.MapGet(Root, () => store.Find() is { } schema
            ? Answer.Of(new
            {
                uuid = schema.Uuid,
                metadataSchema = Members(schema.Types).Where(member => Simplified(member.Value) is not null)
                    .ToDictionary(member => member.Name, member => Simplified(member.Value)),
                organisationId = OrganisationId,
                createdAt = schema.CreatedAt,
                updatedAt = schema.UpdatedAt,
            })
            : Answer.Void);
        v2.MapPost(Root, (HttpContext context) =>
        {
            RequireAdmin(context);
            var types = new JsonObject();
            foreach (var member in Members(context))
            {
                types[member.Name] = Described(member.Name, member.Value);
            }

            store.Save(types.ToJsonString(WireJson.Options));
            return Answer.Of(store.Find()!.Uuid);
        });
        v2.MapGet(Root + "-v2", () =>
            store.Find() is { } schema ? Answer.Write(json => json.WriteRawValue(schema.Types, skipInputValidation: true)) : Answer.Void);
        v2.MapPost(Root + "-v2", (HttpContext context) =>
        {
            RequireAdmin(context);
            foreach (var member in Members(context))
            {
                _ = member.Value.Text("ty") ?? throw WireError.InvalidArguments($"'{member.Name}' has no type.");
            }

            store.Save(context.JsonBody().GetRawText());
            return Answer.Void;
        });
    }

    /// <summary>The schema is everybody's, so that not everybody may change it.</summary>
    private static void RequireAdmin(HttpContext context)
    {
        if (!context.Caller().IsOrganisationAdmin)
        {
            throw WireError.Forbidden($"{context.Caller().Email} may not change the metadata schema of the organisation: it needs an admin.");
        }
    }

    private static JsonElement.ObjectEnumerator Members(HttpContext context) => context.JsonBody() is { ValueKind: JsonValueKind.Object } body
        ? body.EnumerateObject() : throw WireError.InvalidArguments("A metadata schema is an object with a member for each key.");

    private static List<JsonProperty> Members(string types) => [.. JsonDocument.Parse(types).RootElement.EnumerateObject()];

    private static JsonNode Described(string key, JsonElement simple)
    {
        var name = simple.ValueKind == JsonValueKind.String ? simple.GetString() : null;
        return Array.Find(SimpleTypes, type => type.Simple == name).Type is { } type
            ? JsonNode.Parse(type)!
            : throw WireError.InvalidArguments($"'{key}': the older form of the schema has no type '{simple}' that is complete without more.");
    }

    /// <summary>Null for a key that was deleted.</summary>
    private static string? Simplified(JsonElement described) => described.Text("ty") switch
    {
        "variant" => described.Text("hint") switch
        {
            "number" or "boolean" or "datetime" => described.Text("hint"),
            "text" => "long_string",
            _ => "string",
        },
        "number" => "number",
        "boolean" => "boolean",
        "datetime" => "datetime",
        "geospatial" => "geospatial",
        "enum" => "enum",
        "embedding" => "embedding",
        "text" => "long_string",
        "tombstone" => null,
        _ => "string",
    };
}
