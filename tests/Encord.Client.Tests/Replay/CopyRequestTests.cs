using Encord.Client.Projects;
using Encord.Client.Tests.Support;

namespace Encord.Client.Tests.Replay;

public sealed class CopyRequestTests
{
    [Fact]
    public async Task A_clone_names_its_data_and_does_not_attach_the_datasets()
    {
        var server = new ScriptedServer().Answers("""{"status":200,"response":"h"}""");
        var options = new ProjectCopyOptions
        {
            CloneDatasets = true,
            ClonedDatasetTitle = "Copy of data",
            DataHashes = new Dictionary<string, IReadOnlyList<string>> { ["ds"] = ["d1", "d2"] },
            Labels = true,
            LabelHashes = ["l1"],
            ApprovalStates = ["Approved", "NotSelectedForReview"],
            Models = true,
        };

        await Connected.To(server).ProjectSetup.CopyAsync("p", options, TestContext.Current.CancellationToken);

        Assert.Equal(
            """
            {"query_type":"projectcopy","query_method":"POST","values":{"uid":"p","payload":{"copy_project_options":["labels","models"],"copy_labels_options":{"datasets_to_data_hashes_map":{"ds":["d1","d2"]},"accepted_label_hashes":["l1"],"accepted_label_statuses":["APPROVED","NOT_SELECTED_FOR_REVIEW"],"create_new_dataset":true},"project_copy_metadata":{"project_title":null,"project_description":null,"dataset_title":"Copy of data","dataset_description":null}}}}
            """,
            Assert.Single(server.Requests).Text);
    }
}
