using Encord.Emulator.Hosting;
using Encord.Emulator.Pipeline;
using Encord.Emulator.Seeding;

namespace Encord.Emulator.Workflow;

/// <summary>The workflows that a new project can have. A platform's user draws them; here there are four.</summary>
internal sealed class WorkflowTemplates(StageStore stages) : IEmulatorService
{
    /// <summary>Gives a project the stages of a template; null is the default one.</summary>
    public void Apply(string projectHash, string? template)
    {
        var used = template ?? SampleHashes.ReviewTemplate;
        Apply(projectHash, Plan(used) ?? throw WireError.NotFound($"There is no workflow template {template}."), way => SeedHash.Of($"pathway {way} of the workflow template {used}"));
    }

    /// <exception cref="ArgumentException">Stages do not fit together.</exception>
    public void Apply(string projectHash, IReadOnlyList<StagePlan> plan) => Apply(projectHash, plan, _ => Guid.NewGuid().ToString());

    /// <summary>Pathways have the ids of the template in every project, so that an agent that names one by its id serves all of them; stages have ids of their own.</summary>
    private void Apply(string projectHash, IReadOnlyList<StagePlan> plan, Func<string, string> pathwayOf)
    {
        var uuids = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var stage in plan)
        {
            if (!WorkflowStage.Types.Contains(stage.Type) || !uuids.TryAdd(stage.Title, Guid.NewGuid().ToString()))
            {
                throw new ArgumentException($"stages: the title '{stage.Title}' is used twice, or '{stage.Type}' is not a type of stage.");
            }
        }

        string To(string title) => uuids.GetValueOrDefault(title) ?? throw new ArgumentException($"stages: there is no stage '{title}'.");
        for (var position = 0; position < plan.Count; position++)
        {
            var stage = plan[position];
            stages.Add(new WorkflowStage(
                uuids[stage.Title], projectHash, position, stage.Type, stage.Title,
                stage.Next is null ? null : To(stage.Next),
                stage.Back is null ? null : To(stage.Back),
                [.. stage.Pathways.Select(way => new Pathway(pathwayOf(stage.Title + " " + way.Key), way.Key, To(way.Value)))]));
        }
    }

    /// <summary>The same workflow with stages of its own.</summary>
    public void Copy(string fromProject, string toProject)
    {
        var source = stages.List(fromProject);
        var uuids = source.ToDictionary(stage => stage.Uuid, _ => Guid.NewGuid().ToString(), StringComparer.Ordinal);
        foreach (var stage in source)
        {
            stages.Add(stage with
            {
                Uuid = uuids[stage.Uuid],
                ProjectHash = toProject,
                Next = stage.Next is null ? null : uuids[stage.Next],
                Back = stage.Back is null ? null : uuids[stage.Back],
                Pathways = [.. stage.Pathways.Select(way => way with { DestinationUuid = uuids[way.DestinationUuid] })],
            });
        }
    }

    private static StagePlan[]? Plan(string template)
    {
        var complete = new StagePlan { Title = "Complete", Type = WorkflowStage.Done };
        if (template == SampleHashes.ReviewTemplate)
        {
            return
            [
                new() { Title = "Annotate", Next = "Review" },
                new() { Title = "Review", Type = WorkflowStage.Review, Next = "Complete", Back = "Annotate" },
                complete,
            ];
        }

        if (template == SampleHashes.AgentTemplate)
        {
            return [new() { Title = "Annotate", Next = "Triage" }, Agent("Triage", ("Accept", "Complete"), ("Redo", "Annotate")), complete];
        }

        if (template == SampleHashes.AgentFirstTemplate)
        {
            return [Agent("Sort", ("Label", "Annotate"), ("Skip", "Complete")), new() { Title = "Annotate", Next = "Complete" }, complete];
        }

        return template == SampleHashes.ConsensusTemplate
            ?
            [
                new() { Title = "Annotate together", Type = WorkflowStage.ConsensusAnnotation, Next = "Choose" },
                new() { Title = "Choose", Type = WorkflowStage.ConsensusReview, Next = "Complete", Back = "Annotate together" },
                complete,
            ]
            : null;
    }

    private static StagePlan Agent(string title, params (string Name, string To)[] pathways) => new()
    {
        Title = title,
        Type = WorkflowStage.Agent,
        Pathways = pathways.ToDictionary(way => way.Name, way => way.To, StringComparer.Ordinal),
    };
}
