using System.Text.Json;
using Encord.Emulator.Database;
using Encord.Emulator.Pipeline;

namespace Encord.Emulator.Ontologies;

/// <summary>v1 shapes of an ontology.</summary>
internal static class OntologyV1
{
    public static void Write(Utf8JsonWriter json, Ontology ontology)
    {
        json.WriteStartObject();
        json.WriteString("ontology_hash"u8, ontology.Hash);
        json.WriteString("title"u8, ontology.Title);
        json.WriteString("description"u8, ontology.Description);
        json.WritePropertyName("editor"u8);
        json.WriteRawValue(ontology.Editor, skipInputValidation: true);
        json.WriteString("created_at"u8, ontology.CreatedAt);
        json.WriteString("last_edited_at"u8, ontology.LastEditedAt);
        json.WriteEndObject();
    }
}

/// <summary>By hash, through a project, an ontology or the user.</summary>
[V1("ontology", "GET")]
internal sealed class GetOntology(OntologyService ontologies) : IV1Handler
{
    public ValueTask<Answer> HandleAsync(V1Call call)
    {
        var ontology = ontologies.Require(call.Caller, call.UidText);
        return new(Answer.Write(json => OntologyV1.Write(json, ontology)));
    }
}

[V1("ontology", "POST", Scope = V1Scope.User)]
internal sealed class CreateOntology(OntologyService ontologies) : IV1Handler
{
    public ValueTask<Answer> HandleAsync(V1Call call)
    {
        var ontology = ontologies.Create(
            call.Caller, call.Payload.RequiredText("title"), call.Payload.Text("description"), call.Payload.Member("editor"));
        return new(Answer.Write(json => OntologyV1.Write(json, ontology)));
    }
}

/// <summary>The dates that come along are echoes and do not count.</summary>
[V1("ontology", "PUT")]
internal sealed class SaveOntology(OntologyService ontologies) : IV1Handler
{
    public ValueTask<Answer> HandleAsync(V1Call call)
    {
        ontologies.Save(
            call.Caller, call.UidText, call.Payload.RequiredText("title"), call.Payload.Text("description"), call.Payload.Member("editor"));
        return new(Answer.True);
    }
}

/// <summary>Items have exactly these three keys: release 0.1.150 fails on others.</summary>
[V1("ontologywithuserrole", "GET", Scope = V1Scope.User)]
internal sealed class ListOntologies(OntologyStore ontologies) : IV1Handler
{
    public ValueTask<Answer> HandleAsync(V1Call call)
    {
        var found = ontologies.List(call.Caller.Email, everything: false, ListingFilter.FromV1(call.Payload));
        return new(Answer.List(found, (json, ontology) =>
        {
            json.WriteStartObject();
            json.WriteNumber("user_role"u8, (int)(ontologies.RoleOf(ontology.Hash, call.Caller.Email) ?? OntologyRole.User));
            json.WriteString("user_email"u8, call.Caller.Email);
            json.WritePropertyName("ontology"u8);
            OntologyV1.Write(json, ontology);
            json.WriteEndObject();
        }));
    }
}
