using Encord.Emulator.Hosting;
using Encord.Emulator.Pipeline;

namespace Encord.Emulator.Workflow;

/// <summary>The workflows that a new project can have. A platform's user draws them; here there are three.</summary>
internal sealed class WorkflowTemplates(StageStore stages) : IEmulatorService
{
    /// <summary>Gives a project the stages of a template; null is the default one.</summary>
    public void Apply(string projectHash, string? template)
    {
        var plan = Plan(template ?? SampleHashes.ReviewTemplate)
            ?? throw WireError.NotFound($"There is no workflow template {template}.");
        var uuids = plan.ToDictionary(stage => stage.Title, _ => Guid.NewGuid().ToString(), StringComparer.Ordinal);
        for (var position = 0; position < plan.Length; position++)
        {
            var stage = plan[position];
            stages.Add(new WorkflowStage(
                uuids[stage.Title], projectHash, position, stage.Type, stage.Title,
                stage.Next is null ? null : uuids[stage.Next],
                stage.Back is null ? null : uuids[stage.Back],
                [.. stage.Pathways.Select(way => new Pathway(Guid.NewGuid().ToString(), way.Title, uuids[way.To]))]));
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
                Pathways = [.. stage.Pathways.Select(way => new Pathway(Guid.NewGuid().ToString(), way.Title, uuids[way.DestinationUuid]))],
            });
        }
    }

    private static PlannedStage[]? Plan(string template)
    {
        if (template == SampleHashes.ReviewTemplate)
        {
            return
            [
                new("Annotate", WorkflowStage.Annotation, Next: "Review"),
                new("Review", WorkflowStage.Review, Next: "Complete", Back: "Annotate"),
                new("Complete", WorkflowStage.Done),
            ];
        }

        if (template == SampleHashes.AgentTemplate)
        {
            return
            [
                new("Annotate", WorkflowStage.Annotation, Next: "Triage"),
                new("Triage", WorkflowStage.Agent, Ways: [("Accept", "Complete"), ("Redo", "Annotate")]),
                new("Complete", WorkflowStage.Done),
            ];
        }

        return template == SampleHashes.ConsensusTemplate
            ?
            [
                new("Annotate together", WorkflowStage.ConsensusAnnotation, Next: "Choose"),
                new("Choose", WorkflowStage.ConsensusReview, Next: "Complete", Back: "Annotate together"),
                new("Complete", WorkflowStage.Done),
            ]
            : null;
    }

    /// <param name="Ways">Of an agent stage: title and destination.</param>
    private sealed record PlannedStage(
        string Title, string Type, string? Next = null, string? Back = null, (string Title, string To)[]? Ways = null)
    {
        public (string Title, string To)[] Pathways => Ways ?? [];
    }
}
