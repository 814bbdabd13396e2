using System.Text.Json;
using Encord.Emulator.Database;
using Encord.Emulator.Pipeline;
using Encord.Emulator.Users;

namespace Encord.Emulator.Ontologies;

/// <summary>v2 <c>/ontologies</c>.</summary>
internal sealed class OntologyEndpoints(OntologyService service, OntologyStore ontologies) : IEndpoints
{
    public void Map(IEndpointRouteBuilder v2)
    {
        v2.MapGet("ontologies/{hash}", (HttpContext context, string hash) =>
        {
            var ontology = service.Require(context.Caller(), hash);
            return Answer.Write(json => Write(json, ontology, context.Caller()));
        });
        v2.MapGet("ontologies", (HttpContext context) =>
        {
            var caller = context.Caller();
            var everything = caller.IsOrganisationAdmin && context.QueryFlag("includeOrgAccess") == true;
            var found = ontologies.List(caller.Email, everything, ListingFilter.FromV2(context));
            return Answer.Write(json =>
            {
                json.WriteStartObject();
                json.WriteStartArray("results"u8);
                found.ForEach(ontology => Write(json, ontology, caller));
                json.WriteEndArray();
                json.WriteNull("nextPageToken"u8);
                json.WriteEndObject();
            });
        });
        v2.MapPost("ontologies", (HttpContext context) =>
        {
            var body = context.JsonBody();
            var ontology = service.Create(context.Caller(), body.RequiredText("title"), body.Text("description"), body.Member("editor"));
            return Answer.Write(json => Write(json, ontology, context.Caller()));
        });
        v2.MapPut("ontologies/{hash}", (HttpContext context, string hash) =>
        {
            var body = context.JsonBody();
            service.Save(context.Caller(), hash, body.RequiredText("title"), body.Text("description"), body.Member("editor"));
            return Answer.Void;
        });
    }

    private void Write(Utf8JsonWriter json, Ontology ontology, Caller caller)
    {
        json.WriteStartObject();
        json.WriteString("ontologyUuid"u8, ontology.Hash);
        json.WriteString("title"u8, ontology.Title);
        json.WriteString("description"u8, ontology.Description);
        json.WritePropertyName("editor"u8);
        json.WriteRawValue(ontology.Editor, skipInputValidation: true);
        json.WriteString("createdAt"u8, ontology.CreatedAt);
        json.WriteString("lastEditedAt"u8, ontology.LastEditedAt);
        json.WritePropertyName("userRole"u8);
        if (ontologies.RoleOf(ontology.Hash, caller.Email) is { } role)
        {
            json.WriteNumberValue((int)role);
        }
        else
        {
            json.WriteNullValue();
        }

        json.WriteEndObject();
    }
}
