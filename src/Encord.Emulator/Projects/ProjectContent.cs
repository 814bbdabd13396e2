using Encord.Emulator.Database;
using Encord.Emulator.Hosting;
using Encord.Emulator.Pipeline;
using Encord.Emulator.Workflow;

namespace Encord.Emulator.Projects;

/// <summary>Keeps the tasks of a project in step with the data of its datasets.</summary>
internal sealed class ProjectContent(EmulatorDatabase database, ProjectStore projects, StageStore stages, TaskStore tasks, TimeProvider clock)
    : IEmulatorService
{
    /// <summary>Call after data was added to a dataset: projects that have the dataset get their tasks.</summary>
    public void DatasetChanged(string datasetHash) => database.Transaction(() =>
    {
        foreach (var project in projects.ProjectsWithDataset(datasetHash))
        {
            AddMissingTasks(project);
        }
    });

    /// <summary>
    /// A detached dataset's rows vanish from the lists; tasks and labels stay, and are there again when the dataset comes back.
    /// </summary>
    /// <param name="projectHash">The project.</param>
    /// <param name="isShadow">The data is there to measure its annotators.</param>
    public void AddMissingTasks(string projectHash, bool isShadow = false)
    {
        var first = stages.List(projectHash).FirstOrDefault();
        var now = clock.Now();
        foreach (var dataHash in tasks.DataWithoutTask(projectHash))
        {
            tasks.Add(new LabelTask(
                0, Guid.NewGuid().ToString(), projectHash, dataHash, first?.Uuid, "NEW", "QUEUED", Assignee: null, LastActionedBy: null,
                Priority: first is null ? null : 0.5, isShadow, now, now));
        }
    }
}
