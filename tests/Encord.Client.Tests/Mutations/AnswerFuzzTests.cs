using Encord.Client.Activity;
using Encord.Client.Tests.Support;

namespace Encord.Client.Tests.Mutations;

/// <summary>Recorded answers with a few members changed: every reader of the client understands them, or refuses them with an error of its own.</summary>
public class AnswerFuzzTests
{
    private static readonly int Rounds = FuzzRounds.Of(150);

    private const string Project = "11111111-1111-4111-8111-111111111111";

    private static readonly Dictionary<string, Func<EncordClient, CancellationToken, Task>> Calls = new()
    {
        ["get_project"] = (client, token) => client.Projects.GetAsync(Project, token),
        ["refetch_ontology"] = (client, token) => client.Ontologies.GetAsync("22222222-2222-4222-8222-222222222222", null, token),
        ["list_datasets"] = (client, token) => Read(client.Projects.ListDatasetsAsync(Project, token), token),
        ["list_label_rows_v2"] = (client, token) => Read(client.LabelRows.ListAsync(Project, cancellationToken: token), token),
        ["get_label_rows"] = (client, token) => Read(client.Labels.GetDocumentsAsync(Project, ["00000001-1111-4111-8111-111111111111"], new Encord.Client.Labels.LabelOptions(), token), token),
        ["list_models"] = (client, token) => Read(client.ModelGateway.ListAsync(Project, token), token),
        ["get_training_metadata"] = (client, token) => Read(client.ModelGateway.ListTrainingsAsync(Project, ["55555555-5555-4555-8555-555555555555"], true, true, true, token), token),
        ["get_data"] = (client, token) => client.DataRows.GetFilesAsync(Project, "00000001-2222-4222-8222-222222222222", true, token),
        ["list_groups"] = (client, token) => Read(client.ProjectPeople.ListGroupsAsync(Project, token), token),
        ["get_label_logs"] = (client, token) => Read(client.Activity.ListLabelLogsAsync(Project, new LabelLogFilter(), token), token),
        ["get_cloud_integrations"] = (client, token) => Read(client.Integrations.ListAsync(cancellationToken: token), token),
    };

    public static IEnumerable<TheoryDataRow<string>> Operations => Calls.Keys.Select(operation => new TheoryDataRow<string>(operation));

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task A_changed_answer_is_understood_or_refused(string operation)
    {
        var whole = Recordings.Of(operation)[0]!["response"]!.ToJsonString();
        var mutation = new Mutation(operation.Length);
        var answer = whole;
        using var client = Connected.To(new ScriptedServer().Answers(() => ScriptedServer.Json(answer)));
        await Calls[operation](client, TestContext.Current.CancellationToken);
        for (var round = 0; round < Rounds; round++)
        {
            answer = mutation.Members(whole);

            var error = await Record.ExceptionAsync(() => Calls[operation](client, TestContext.Current.CancellationToken));

            Assert.True(error is null or EncordException, $"round {round}: {error}\n{answer}");
        }
    }

    private static async Task Read<T>(IAsyncEnumerable<T> source, CancellationToken cancellationToken)
    {
        await foreach (var item in source.WithCancellation(cancellationToken))
        {
            // What it says of itself is part of it.
            _ = item!.ToString();
        }
    }
}
