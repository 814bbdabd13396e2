using Encord.Client;

namespace Encord.PowerShell.Parameters;

/// <summary>Finds the stages of projects. Each project is read once per command.</summary>
internal sealed class StageDirectory(EncordClient client)
{
    private readonly Dictionary<string, Project> _projects = new(StringComparer.Ordinal);

    /// <summary>Takes a project that is known already.</summary>
    public void Remember(Project project) => _projects[project.ProjectHash] = project;

    /// <summary>All stages of a project, in the server's order.</summary>
    /// <exception cref="EncordException">It has no workflow.</exception>
    public async Task<IReadOnlyList<WorkflowStage>> ListAsync(string projectHash, CancellationToken cancellationToken)
    {
        if (!_projects.TryGetValue(projectHash, out var project))
        {
            _projects[projectHash] = project = await client.Projects.GetAsync(projectHash, cancellationToken).ConfigureAwait(false);
        }

        return project.ProjectType is null or "Workflow" || project.WorkflowStages.Count > 0
            ? project.WorkflowStages
            : throw new EncordException(
                EncordErrorId.OperationNotAllowed,
                $"The project '{project.Title}' ({project.ProjectHash}) has no workflow: it is of the type {project.ProjectType}.");
    }

    /// <summary>The stage that is meant, by id or by name.</summary>
    public async Task<WorkflowStage> FindAsync(string projectHash, WorkflowStageReference reference, CancellationToken cancellationToken)
    {
        if (reference.Value is { } known && known.ProjectHash == projectHash)
        {
            return known;
        }

        var stages = await ListAsync(projectHash, cancellationToken).ConfigureAwait(false);
        WorkflowStage[] found = [.. stages.Where(stage => IsMeant(stage, reference))];
        var candidates = string.Join(", ", stages.Select(stage => $"'{stage.Name}' ({stage.StageUuid})"));
        return found.Length switch
        {
            1 => found[0],
            0 => throw new EncordException(EncordErrorId.NotFound, $"The project {projectHash} has no stage '{reference}'. Its stages: {candidates}."),
            _ => throw new EncordException(EncordErrorId.InvalidArgument, $"{found.Length} stages have the name '{reference}'; give the id of one: {candidates}."),
        };
    }

    private static bool IsMeant(WorkflowStage stage, WorkflowStageReference reference) => reference.Uuid is { } uuid
        ? string.Equals(stage.StageUuid, uuid, StringComparison.OrdinalIgnoreCase)
        : string.Equals(stage.Name, reference.Name, StringComparison.OrdinalIgnoreCase);
}
