using Encord.Emulator.CloudIntegrations;
using Encord.Emulator.Groups;
using Encord.Emulator.LabelRows;
using Encord.Emulator.Projects;
using Encord.Emulator.Workflow;

namespace Encord.Emulator.Seeding;

/// <summary>Projects of different kinds, with their people, stages and tasks.</summary>
internal sealed class SampleProjects(
    ProjectStore projects, StageStore stages, TaskStore tasks, ProjectContent content, GroupStore groups,
    CloudIntegrationStore integrations, LabelRowStore labelRows) : ISeeder
{
    private static readonly string[] ManualStatuses = ["QUEUED", "ASSIGNED", "IN_REVIEW", "RETURNED", "COMPLETED"];

    public int Order => 30;

    public void Seed(SeedLevel level)
    {
        if (level < SeedLevel.Minimal)
        {
            return;
        }

        AddGroupsAndIntegrations();
        AddStreetScenes(level);
        if (level >= SeedLevel.Sample)
        {
            AddWardRound();
            AddParkingLot();
        }
    }

    private void AddGroupsAndIntegrations()
    {
        groups.Add(new UserGroup(SampleHashes.AnnotatorsGroup, "Annotators", "Everybody who draws", SampleTime.At(0)));
        groups.AddMember(SampleHashes.AnnotatorsGroup, WellKnown.AnnotatorEmail);
        groups.Add(new UserGroup(SampleHashes.ReviewersGroup, "Reviewers", "", SampleTime.At(1)));
        groups.AddMember(SampleHashes.ReviewersGroup, WellKnown.ReviewerEmail);
        integrations.Add(new CloudIntegration(SampleHashes.CloudIntegration, "S3"));
        integrations.Add(new CloudIntegration(SeedHash.Of("integration Azure"), "Azure container"));
    }

    private void AddStreetScenes(SeedLevel level)
    {
        var hash = SampleHashes.StreetScenesProject;
        AddProject(hash, "Street scenes", "Cars and roads in town", Project.Workflow, SampleHashes.StreetOntology, minute: 10);
        AddStage(hash, SampleHashes.AnnotateStage, 0, WorkflowStage.Annotation, "Annotate", next: SampleHashes.ReviewStage);
        AddStage(
            hash, SampleHashes.ReviewStage, 1, WorkflowStage.Review, "Review",
            next: SampleHashes.TriageStage, back: SampleHashes.AnnotateStage);
        AddStage(hash, SampleHashes.TriageStage, 2, WorkflowStage.Agent, "Triage", pathways:
        [
            new Pathway(SeedHash.Of("pathway Accept"), "Accept", SampleHashes.CompleteStage),
            new Pathway(SeedHash.Of("pathway Redo"), "Redo", SampleHashes.AnnotateStage),
        ]);
        AddStage(hash, SampleHashes.CompleteStage, 3, WorkflowStage.Done, "Complete");
        projects.AddTag(hash, "streets");
        projects.AttachDataset(hash, SampleHashes.StreetPhotosDataset);
        if (level >= SeedLevel.Sample)
        {
            projects.AttachDataset(hash, SampleHashes.StreetToursDataset);
            groups.SetRole(GroupTarget.Project, hash, SampleHashes.ReviewersGroup, (int)ProjectRole.Reviewer);
        }

        AddTasks(hash);
    }

    private void AddWardRound()
    {
        var hash = SampleHashes.WardRoundProject;
        var complete = SeedHash.Of("stage Ward round Complete");
        var review = SeedHash.Of("stage Ward round Review");
        var annotate = SeedHash.Of("stage Ward round Annotate");
        AddProject(hash, "Ward round", "Recordings and scans", Project.Workflow, SampleHashes.WardOntology, minute: 20);
        AddStage(hash, annotate, 0, WorkflowStage.Annotation, "Annotate", next: review);
        AddStage(hash, review, 1, WorkflowStage.Review, "Review", next: complete, back: annotate);
        AddStage(hash, complete, 2, WorkflowStage.Done, "Complete");
        projects.AddTag(hash, "medical");
        projects.AttachDataset(hash, SampleHashes.WardRecordingsDataset);
        projects.AttachDataset(hash, SampleHashes.WardScansDataset);
        AddTasks(hash);
    }

    private void AddParkingLot()
    {
        var hash = SampleHashes.ParkingLotProject;
        AddProject(hash, "Parking lot", "Legacy quality assurance", Project.ManualQa, SampleHashes.StreetOntology, minute: 30);
        projects.AddTag(hash, "streets");
        projects.AttachDataset(hash, SampleHashes.ParkingPhotosDataset);
        AddTasks(hash);
    }

    private void AddProject(string hash, string title, string description, string type, string ontology, int minute)
    {
        projects.Add(new Project(
            hash, title, description, type, "inProgress", ontology, SampleTime.At(minute), SampleTime.At(minute + 500)));
        projects.SetUser(hash, WellKnown.AdminEmail, ProjectRole.Admin);
        projects.SetUser(hash, WellKnown.TeamManagerEmail, ProjectRole.TeamManager);
        projects.SetUser(hash, WellKnown.AnnotatorEmail, ProjectRole.Annotator);
        projects.SetUser(hash, WellKnown.ReviewerEmail, ProjectRole.Reviewer);
    }

    private void AddStage(
        string project, string uuid, int position, string type, string title, string? next = null, string? back = null,
        IReadOnlyList<Pathway>? pathways = null) =>
        stages.Add(new WorkflowStage(uuid, project, position, type, title, next, back, pathways ?? []));

    /// <summary>Spreads the tasks over stages and states by their position, so that every filter finds something and not everything.</summary>
    private void AddTasks(string project)
    {
        var ofProject = stages.List(project);
        var dataHashes = tasks.DataWithoutTask(project);
        for (var i = 0; i < dataHashes.Count; i++)
        {
            var stage = ofProject.Count == 0 ? null : ofProject[Math.Max(0, (i % (ofProject.Count + 3)) - 3)];
            var isAssigned = i % 4 == 1;
            var (status, taskStatus) = stage?.Type switch
            {
                null => ("NEW", ManualStatuses[i % ManualStatuses.Length]),
                WorkflowStage.Done => ("COMPLETED", "COMPLETED"),
                WorkflowStage.Review => (isAssigned ? "ASSIGNED" : "NEW", "IN_REVIEW"),
                _ => isAssigned ? ("ASSIGNED", "ASSIGNED") : ("NEW", "QUEUED"),
            };
            var isTouched = taskStatus is not ("QUEUED" or "ASSIGNED") || stage?.Type == WorkflowStage.Agent || i % 6 == 2;
            tasks.Add(new LabelTask(
                0, SeedHash.Of($"task {project} {dataHashes[i]}"), project, dataHashes[i], stage?.Uuid, status, taskStatus,
                isAssigned ? (taskStatus == "IN_REVIEW" ? WellKnown.ReviewerEmail : WellKnown.AnnotatorEmail) : null,
                isTouched ? WellKnown.AnnotatorEmail : null,
                stage is null ? null : i % 10 / 10.0, IsShadow: i % 20 == 7, SampleTime.At(40 + i), SampleTime.At(60 + i)));
            if (isTouched)
            {
                AddLabelRow(project, dataHashes[i], LabelRow.MainBranch, taskStatus, i);
            }

            if (ofProject.Count == 0 && i % 10 == 3)
            {
                AddLabelRow(project, dataHashes[i], "predictions", "QUEUED", i);
            }
        }

        content.AddMissingTasks(project);
    }

    private void AddLabelRow(string project, string data, string branch, string taskStatus, int i) => labelRows.Add(new LabelRow(
        SeedHash.Of($"label {project} {data} {branch}"), project, data, branch,
        taskStatus switch { "COMPLETED" => "REVIEWED", "IN_REVIEW" => "LABELLED", _ => "LABEL_IN_PROGRESS" },
        IsValid: true, Version: 1, Errors: [], SampleTime.At(100 + i), SampleTime.At(120 + (7 * i))));
}
