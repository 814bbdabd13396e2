using Encord.Emulator.Database;
using Encord.Emulator.Hosting;
using Encord.Emulator.Pipeline;
using Encord.Emulator.Projects;
using Encord.Emulator.Users;

namespace Encord.Emulator.Models;

/// <summary>What both wires do with models.</summary>
internal sealed class ModelService(EmulatorDatabase database, ModelStore models, TrainingStore trainings, TimeProvider clock) : IEmulatorService
{
    public MlModel Create(Caller caller, string title, string? description, Architecture architecture, IReadOnlyList<string> features)
    {
        if (string.IsNullOrWhiteSpace(title))
        {
            throw WireError.InvalidArguments("A model needs a title.");
        }

        if (features.Count == 0 || features.Any(string.IsNullOrWhiteSpace) || features.Distinct(StringComparer.Ordinal).Count() != features.Count)
        {
            throw WireError.InvalidArguments("A model needs features, each with a name of its own.");
        }

        var model = new MlModel(Guid.NewGuid().ToString(), title, description ?? "", architecture.Name, features, caller.Email, clock.Now());
        models.Add(model);
        return model;
    }

    /// <summary>Release 0.1.150 makes models in a project: the model and its attachment at once.</summary>
    public MlModel CreateInProject(
        Caller caller, Project project, string title, string? description, Architecture architecture, IReadOnlyDictionary<string, string> mapping,
        IReadOnlyList<string> nodes) => database.Transaction(() =>
    {
        var model = Create(caller, title, description, architecture, [.. mapping.Keys]);
        models.Attach(new ModelAttachment(
            Guid.NewGuid().ToString(), project.Hash, model.Uuid, ModelAttachment.UseAll, mapping,
            [.. nodes.Distinct(StringComparer.Ordinal)], TrainingUuids: [], model.CreatedAt));
        return model;
    });

    public void Delete(string modelUuid) => database.Transaction(() =>
    {
        trainings.RemoveOfModel(modelUuid);
        models.Remove(modelUuid);
    });
}
