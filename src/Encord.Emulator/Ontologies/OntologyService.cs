using System.Text.Json;
using Encord.Emulator.Hosting;
using Encord.Emulator.Pipeline;
using Encord.Emulator.Users;

namespace Encord.Emulator.Ontologies;

/// <summary>What both wires do with ontologies.</summary>
internal sealed class OntologyService(OntologyStore ontologies, TimeProvider clock) : IEmulatorService
{
    public Ontology Require(Caller caller, string hash) => Access.Require(
        caller, "ontology", hash, ontologies.Find,
        _ => caller.IsOrganisationAdmin || ontologies.RoleOf(hash, caller.Email) is not null || ontologies.IsSeenThroughProject(hash, caller.Email));

    public void RequireAdmin(Caller caller, string hash)
    {
        Require(caller, hash);
        if (!caller.IsOrganisationAdmin && ontologies.RoleOf(hash, caller.Email) != OntologyRole.Admin)
        {
            throw WireError.Forbidden($"{caller.Email} may not change ontology {hash}.");
        }
    }

    public Ontology Create(Caller caller, string title, string? description, JsonElement? editor)
    {
        var now = clock.Now();
        var ontology = new Ontology(Guid.NewGuid().ToString(), title, description ?? "", OntologyStructure.Check(editor), now, now);
        ontologies.Add(ontology);
        ontologies.SetUser(ontology.Hash, caller.Email, OntologyRole.Admin);
        return ontology;
    }

    public void Save(Caller caller, string hash, string title, string? description, JsonElement? editor)
    {
        RequireAdmin(caller, hash);
        ontologies.Save(hash, title, description ?? "", OntologyStructure.Check(editor));
    }
}
