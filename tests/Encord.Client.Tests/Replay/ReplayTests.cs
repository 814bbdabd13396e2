using Encord.Client.Http;
using Encord.Client.Json;
using Encord.Client.LabelRows;
using Encord.Client.Projects;
using Encord.Client.Tests.Support;

namespace Encord.Client.Tests.Replay;

/// <summary>Each operation sends what release 0.1.190 was recorded to send, and understands what it was answered.</summary>
public class ReplayTests
{
    private const string Project = "11111111-1111-4111-8111-111111111111";
    private const string Ontology = "22222222-2222-4222-8222-222222222222";
    private const string Dataset = "33333333-3333-4333-8333-333333333333";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Opening_a_project_reads_the_project_and_its_ontology()
    {
        var server = Recordings.Server("open_project");
        using var client = Connected.To(server);

        var project = await client.Projects.GetAsync(Project, Token);
        var ontology = await client.Ontologies.GetAsync(project.OntologyHash, project.ProjectHash, Token);

        Recordings.AssertSame("open_project", server);
        Assert.Equal((Project, "Street scenes", "Workflow", "InProgress", Ontology, "Admin"),
            (project.ProjectHash, project.Title, project.ProjectType, project.Status, project.OntologyHash, project.UserRole));
        Assert.Equal(new DateTimeOffset(2024, 11, 22, 10, 0, 0, TimeSpan.Zero).AddTicks(1234560), project.CreatedAt);
        Assert.Equal("Annotate; Review; Complete", project.WorkflowStages.ToString());
        Assert.Equal(["Annotation", "Review", "Done"], project.WorkflowStages.Select(stage => stage.StageType));
        Assert.All(project.WorkflowStages, stage => Assert.Equal(Project, stage.ProjectHash));
        Assert.Equal((Ontology, "Streets", Project, "Admin", 2, 1, 0),
            (ontology.OntologyHash, ontology.Title, ontology.ProjectHash, ontology.UserRole, ontology.ObjectCount, ontology.ClassificationCount, ontology.SkeletonTemplateCount));
        Assert.Contains("\"featureNodeHash\":\"carbox01\"", ontology.Json.Replace(" ", string.Empty));
    }

    [Fact]
    public async Task Reading_a_project_again()
    {
        var server = Recordings.Server("get_project");
        using var client = Connected.To(server);

        await client.Projects.GetAsync(Project, Token);

        Recordings.AssertSame("get_project", server);
    }

    [Fact]
    public async Task Reading_an_ontology_again()
    {
        var server = Recordings.Server("refetch_ontology");
        using var client = Connected.To(server);

        await client.Ontologies.GetAsync(Ontology, cancellationToken: Token);

        Recordings.AssertSame("refetch_ontology", server);
    }

    [Fact]
    public async Task Reading_a_project_by_the_old_query()
    {
        var server = Recordings.Server("legacy_get_project");
        using var client = Connected.To(server);

        // Kept by the emulator and the platform for older clients; what it answers is read by the same record.
        var query = new V1Query(ResourceScope.Project, Project, "project", "GET") { Payload = JsonFragment.Raw("""{"include_labels_metadata":true}"""u8.ToArray()) };
        var project = await client.Transport.SendAsync(query, ElementParser<Project>.Of(ProjectRecord.Read), Token);

        Recordings.AssertSame("legacy_get_project", server);
        Assert.Equal((Project, "Street scenes", Ontology, null), (project.ProjectHash, project.Title, project.OntologyHash, project.ProjectType));
        Assert.Equal(new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero), project.CreatedAt);
    }

    [Fact]
    public async Task Listing_the_datasets_of_a_project()
    {
        var server = Recordings.Server("list_datasets");
        using var client = Connected.To(server);

        var dataset = Assert.Single(await client.Projects.ListDatasetsAsync(Project, Token).ToListAsync(Token));

        Recordings.AssertSame("list_datasets", server);
        Assert.Equal((Dataset, "ds", "d", Project), (dataset.DatasetHash, dataset.Title, dataset.Description, dataset.ProjectHash));
    }

    [Fact]
    public async Task Attaching_datasets()
    {
        var server = Recordings.Server("add_datasets");
        using var client = Connected.To(server);

        await client.Projects.AddDatasetsAsync(Project, [Dataset], Token);
        await client.Projects.GetAsync(Project, Token);

        Recordings.AssertSame("add_datasets", server);
    }

    [Fact]
    public async Task Detaching_datasets()
    {
        var server = Recordings.Server("remove_datasets");
        using var client = Connected.To(server);

        await client.Projects.RemoveDatasetsAsync(Project, [Dataset], Token);
        await client.Projects.GetAsync(Project, Token);

        Recordings.AssertSame("remove_datasets", server);
    }

    [Fact]
    public async Task Listing_label_rows()
    {
        var server = Recordings.Server("list_label_rows_v2");
        using var client = Connected.To(server);

        var rows = await client.LabelRows.ListAsync(Project, cancellationToken: Token).ToListAsync(Token);

        Recordings.AssertSame("list_label_rows_v2", server);
        Assert.Equal(3, rows.Count);
        var row = rows[0];
        Assert.Equal((Project, "00000001-1111-4111-8111-111111111111", "00000001-2222-4222-8222-222222222222", Dataset, "ds", "img1.png", "Image", "l", "main"),
            (row.ProjectHash, row.LabelHash, row.DataHash, row.DatasetHash, row.DatasetTitle, row.DataTitle, row.DataType, row.DataLink, row.BranchName));
        Assert.Equal(("NotLabelled", null, "Annotate", "a1a1a1a1-0000-4000-8000-000000000001", 0.5, "image/png"),
            (row.LabelStatus, row.TaskStatus, row.WorkflowStage, row.WorkflowStageUuid, row.Priority, row.FileType));
        Assert.Equal((100, 50, 1, true, false, true), (row.Width, row.Height, row.NumberOfFrames, row.IsValid, row.IsShadowData, row.IsInitialized));
        Assert.Equal(new DateTimeOffset(2023, 3, 21, 9, 58, 8, TimeSpan.Zero).AddTicks(4729590), row.CreatedAt);
        Assert.False(rows[2].IsInitialized);
        Assert.Null(rows[2].CreatedAt);
    }

    [Fact]
    public async Task Listing_label_rows_with_filters()
    {
        var server = Recordings.Server("list_label_rows_v2_filters");
        using var client = Connected.To(server);
        var filter = new LabelRowFilter
        {
            DataHashes = ["00000001-2222-4222-8222-222222222222"],
            TaskStatuses = ["Queued"],
            EditedAfter = new DateTimeOffset(2024, 1, 2, 0, 0, 0, TimeSpan.Zero),
            DataTitleLike = "%cat%",
            WorkflowStage = "Annotate",
            IncludeClientMetadata = true,
            BranchName = "main",
        };

        await client.LabelRows.ListAsync(Project, filter, Token).ToListAsync(Token);

        Recordings.AssertSame("list_label_rows_v2_filters", server);
    }

    [Fact]
    public async Task Listing_initialized_label_rows_only()
    {
        var server = Recordings.Server("list_label_rows");
        using var client = Connected.To(server);

        await client.LabelRows.ListAsync(Project, new LabelRowFilter { IncludeUninitialized = false }, Token).ToListAsync(Token);

        Recordings.AssertSame("list_label_rows", server);
    }
}
