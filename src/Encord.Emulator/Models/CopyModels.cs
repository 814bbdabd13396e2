using Encord.Emulator.Hosting;
using Encord.Emulator.Pipeline;
using Encord.Emulator.Projects;

namespace Encord.Emulator.Models;

/// <summary>Takes models into a copy of a project, with what they have learned. The copies are models of their own: deleting one leaves the other.</summary>
internal sealed class CopyModels(ModelStore models, TrainingStore trainings, TimeProvider clock) : IProjectCopyPart, IEmulatorService
{
    public string Option => "models";

    public void Copy(ProjectCopy copy)
    {
        var now = clock.Now();
        foreach (var attachment in models.ListInProject(copy.Source.Hash))
        {
            var model = models.Find(attachment.ModelUuid)! with { Uuid = Guid.NewGuid().ToString(), CreatedAt = now };
            models.Add(model);
            var copied = trainings.ListOfModel(attachment.ModelUuid).Where(training => training.Status == Training.Done)
                .ToDictionary(training => training.Uuid, training => Copy(training, model.Uuid), StringComparer.Ordinal);
            models.Attach(attachment with
            {
                Uuid = Guid.NewGuid().ToString(),
                ProjectHash = copy.Target.Hash,
                ModelUuid = model.Uuid,
                TrainingUuids = [.. attachment.TrainingUuids.Where(copied.ContainsKey).Select(uuid => copied[uuid])],
                CreatedAt = now,
            });
        }
    }

    private string Copy(Training training, string modelUuid)
    {
        var uuid = Guid.NewGuid().ToString();
        trainings.Add(training with { Uuid = uuid, ModelUuid = modelUuid }, trainings.ModelBytes(training.Uuid));
        return uuid;
    }
}
