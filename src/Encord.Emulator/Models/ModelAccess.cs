using Encord.Emulator.Hosting;
using Encord.Emulator.Pipeline;
using Encord.Emulator.Projects;
using Encord.Emulator.Users;

namespace Encord.Emulator.Models;

/// <summary>Every call on a model goes through here: it exists, and the caller may.</summary>
internal sealed class ModelAccess(ModelStore models, ProjectStore projects, ProjectAccess access) : IEmulatorService
{
    /// <summary>For owners, organisation admins, and those with one of the roles in a project that the model is attached to.</summary>
    public MlModel Require(Caller caller, string modelUuid, ProjectRole[] roles)
    {
        var model = Access.Require(caller, "model", modelUuid, models.Find, found => MaySee(caller, found));
        return May(caller, model, roles) ? model : throw WireError.Forbidden($"{caller.Email} may not do this with model {modelUuid}.");
    }

    public bool MaySee(Caller caller, MlModel model) => May(caller, model, ProjectRoles.Anyone);

    /// <summary>A model as release 0.1.150 sees it: in the project of the call.</summary>
    public (MlModel Model, ModelAttachment Attachment) RequireInProject(Caller caller, string projectHash, string modelUuid, ProjectRole[] roles)
    {
        access.Require(caller, projectHash, roles);
        return models.FindInProject(projectHash, modelUuid) is { } attachment && models.Find(modelUuid) is { } model
            ? (model, attachment)
            : throw NoModel(modelUuid);
    }

    private bool May(Caller caller, MlModel model, ProjectRole[] roles) =>
        caller.IsOrganisationAdmin || model.OwnerEmail == caller.Email
        || models.ListOfModel(model.Uuid).Any(attachment => projects.RolesOf(attachment.ProjectHash, caller.Email).Any(roles.Contains));

    public static WireError NoModel(string uuid) => WireError.NotFound($"There is no model {uuid}.");
}
