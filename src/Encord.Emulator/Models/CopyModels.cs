using Encord.Emulator.Hosting;
using Encord.Emulator.Projects;
using Encord.Emulator.Wire;

namespace Encord.Emulator.Models;

/// <summary>Attaches the models of a project to its copy: the same models with the same trainings.</summary>
internal sealed class CopyModels(ModelStore models, TimeProvider clock) : IProjectCopyPart, IEmulatorService
{
    public string Option => "models";

    public void Copy(ProjectCopy copy)
    {
        foreach (var attachment in models.ListInProject(copy.Source.Hash))
        {
            models.Attach(attachment with { Uuid = Guid.NewGuid().ToString(), ProjectHash = copy.Target.Hash, CreatedAt = clock.Now() });
        }
    }
}
