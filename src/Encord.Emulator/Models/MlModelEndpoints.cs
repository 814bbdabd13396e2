using Encord.Emulator.Pipeline;
using Encord.Emulator.Projects;

namespace Encord.Emulator.Models;

/// <summary>v2 <c>/ml-models</c> of release 0.1.190: models of the organisation.</summary>
internal sealed class MlModelEndpoints(ModelService service, ModelStore models, TrainingStore trainings, ModelAccess access) : IEndpoints
{
    private const int PageSize = 100;

    public void Map(IEndpointRouteBuilder v2)
    {
        v2.MapGet("ml-models", List);
        v2.MapPost("ml-models", (HttpContext context) =>
        {
            var body = context.JsonBody();
            var name = body.RequiredText("model");
            var architecture = Architecture.FindRest(name) ?? throw WireError.InvalidArguments($"There is no model architecture '{name}'.");
            var model = service.Create(
                context.Caller(), body.RequiredText("title"), body.Text("description"), architecture, body.Texts("features", required: true)!);
            return Answer.Of(ModelJson.WithIterations(model, trainings));
        });
        v2.MapGet("ml-models/{modelUuid}", (HttpContext context, string modelUuid) =>
            Answer.Of(ModelJson.WithIterations(access.Require(context.Caller(), modelUuid, ProjectRoles.Anyone), trainings)));
        v2.MapPatch("ml-models/{modelUuid}", (HttpContext context, string modelUuid) =>
        {
            access.Require(context.Caller(), modelUuid, ProjectRoles.Managers);
            var body = context.JsonBody();
            models.Update(modelUuid, body.Text("title"), body.Text("description"));
            return Answer.Of(ModelJson.WithIterations(models.Find(modelUuid)!, trainings));
        });
        v2.MapDelete("ml-models/{modelUuid}", (HttpContext context, string modelUuid) =>
        {
            access.Require(context.Caller(), modelUuid, ProjectRoles.Managers);
            service.Delete(modelUuid);
            return Answer.Void;
        });
    }

    private Answer List(HttpContext context)
    {
        var query = context.QueryText("query");
        var found = models.List().Where(model =>
            access.MaySee(context.Caller(), model)
            && (query is null || model.Title.Contains(query, StringComparison.OrdinalIgnoreCase)
                || model.Description.Contains(query, StringComparison.OrdinalIgnoreCase)));
        Func<MlModel, string> order = context.QueryText("orderBy") switch
        {
            "title" => model => model.Title.ToUpperInvariant(),
            null or "createdAt" => model => model.CreatedAt,
            var other => throw WireError.InvalidArguments($"orderBy: '{other}' is neither createdAt nor title."),
        };
        var (items, next) = PageToken.Cut(
            context, found, model => new PageKey(order(model), model.Id), PageSize, descending: context.QueryFlag("orderAsc") == false);
        return Answer.Page(items, model => ModelJson.WithIterations(model, trainings), next);
    }
}
