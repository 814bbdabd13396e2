using System.Text.Json;
using Encord.Emulator.Ontologies;
using Encord.Emulator.Pipeline;
using Encord.Emulator.Projects;

namespace Encord.Emulator.Models;

/// <summary>v2 <c>/projects/…/models-attachments</c> of release 0.1.190.</summary>
internal sealed class ModelAttachmentEndpoints(
    ModelStore models, TrainingStore trainings, ModelAccess modelAccess, ProjectAccess access, OntologyStore ontologies, TimeProvider clock) : IEndpoints
{
    private const int PageSize = 100;
    private const string Attachments = "projects/{projectUuid}/models-attachments";

    private static readonly HashSet<string> Policies = new(StringComparer.Ordinal)
    {
        ModelAttachment.UseAll, ModelAttachment.UseLatest, ModelAttachment.ManualSelection,
    };

    public void Map(IEndpointRouteBuilder v2)
    {
        v2.MapGet(Attachments, (HttpContext context, string projectUuid) =>
        {
            var project = access.Require(context.Caller(), projectUuid, ProjectRoles.Anyone);
            var (items, next) = PageToken.Cut(context, models.ListInProject(projectUuid), attachment => PageKey.Of(attachment.Id), PageSize);
            return Answer.Page(items, attachment => Shape(attachment, project), next);
        });
        v2.MapPost(Attachments, (HttpContext context, string projectUuid) =>
        {
            var project = access.Require(context.Caller(), projectUuid, ProjectRoles.Managers);
            var body = context.JsonBody();
            var model = modelAccess.Require(context.Caller(), body.RequiredText("modelUuid"), ProjectRoles.Anyone);
            if (models.FindInProject(projectUuid, model.Uuid) is not null)
            {
                throw WireError.Exists($"The model {model.Uuid} is attached to the project {projectUuid} already.");
            }

            var attachment = new ModelAttachment(
                Guid.NewGuid().ToString(), projectUuid, model.Uuid, ModelAttachment.UseAll, new Dictionary<string, string>(), [], [], clock.Now());
            return Save(attachment, model, project, body);
        });
        v2.MapPatch(Attachments + "/{projectModelUuid}", (HttpContext context, string projectUuid, string projectModelUuid) =>
        {
            var project = access.Require(context.Caller(), projectUuid, ProjectRoles.Managers);
            var attachment = Require(projectUuid, projectModelUuid);
            return Save(attachment, models.Find(attachment.ModelUuid)!, project, context.JsonBody());
        });
        v2.MapDelete(Attachments + "/{projectModelUuid}", (HttpContext context, string projectUuid, string projectModelUuid) =>
        {
            access.Require(context.Caller(), projectUuid, ProjectRoles.Managers);
            models.Detach(Require(projectUuid, projectModelUuid).Uuid);
            return Answer.Void;
        });
    }

    private ModelAttachment Require(string projectUuid, string attachmentUuid) =>
        models.FindAttachment(projectUuid, attachmentUuid) ?? throw WireError.NotFound($"The project has no attached model {attachmentUuid}.");

    private Answer Save(ModelAttachment attachment, MlModel model, Project project, JsonElement body)
    {
        if (body.Text("iterationPolicy") is { } policy)
        {
            attachment = Policies.Contains(policy)
                ? attachment with { IterationPolicy = policy }
                : throw WireError.InvalidArguments($"There is no iterationPolicy '{policy}'.");
        }

        if (body.Texts("trainingUuids") is { } chosen)
        {
            if (chosen.FirstOrDefault(uuid => trainings.Find(uuid)?.ModelUuid != model.Uuid) is { } foreign)
            {
                throw WireError.NotFound($"Model {model.Uuid} has no training {foreign}.");
            }

            attachment = attachment with { TrainingUuids = chosen };
        }

        if (body.Member("featuresMapping") is { } given)
        {
            var mapping = Read(given);
            var nodes = ModelFeatures.Check(mapping, model, new OntologyFeatures(ontologies.Find(project.OntologyHash)!.Editor));
            attachment = attachment with { FeaturesMapping = mapping, FeatureNodes = nodes };
        }

        models.Attach(attachment);
        return Answer.Of(Shape(attachment, project));
    }

    private static Dictionary<string, string> Read(JsonElement given) => given.ValueKind == JsonValueKind.Object
        ? given.EnumerateObject().ToDictionary(
            entry => entry.Name,
            entry => entry.Value.ValueKind == JsonValueKind.String
                ? entry.Value.GetString()!
                : throw WireError.InvalidArguments($"featuresMapping: '{entry.Name}' must be a feature hash."),
            StringComparer.Ordinal)
        : throw WireError.InvalidArguments("featuresMapping must be an object.");

    private object Shape(ModelAttachment attachment, Project project) => ModelJson.Attachment(
        attachment, models.Find(attachment.ModelUuid)!, new OntologyFeatures(ontologies.Find(project.OntologyHash)!.Editor), trainings);
}
