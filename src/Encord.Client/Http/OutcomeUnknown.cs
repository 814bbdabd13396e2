using System.Text.RegularExpressions;

namespace Encord.Client.Http;

/// <summary>
/// What a user is told when a change was sent and its answer did not come: what may have been done and how to look. The table is written out in
/// docs/design/outcome-unknown.md.
/// </summary>
internal static class OutcomeUnknown
{
    private const string LabelRows = "Get-EncordLabelRow shows how each row stands";

    private static readonly Dictionary<(string QueryType, string Method), (string Done, string Look)> Queries = new()
    {
        [("project", "POST")] = ("The project may have been made", "Get-EncordProject -Title lists the projects with that title"),
        [("projectcopy", "POST")] = ("The copy of the project may have been made", "Get-EncordProject -Title lists the projects with that title"),
        [("projectdataset", "POST")] = ("The datasets may have been added to the project", "Get-EncordDataset -Project lists those of the project"),
        [("projectdataset", "DELETE")] = ("The datasets may have been removed from the project", "Get-EncordDataset -Project lists those of the project"),
        [("projectusers", "POST")] = ("The users may have been added to the project", "Get-EncordProjectUser lists those of the project"),
        [("model", "PUT")] = ("The model may have been made", "Get-EncordModel lists those of the project"),
        [("model", "DELETE")] = ("The model may have been deleted", "Get-EncordModel lists those of the project"),
        [("datasetdatalongpolling", "POST")] = ("The data may have been added to the dataset, or be about to", "Get-EncordDataRow lists the rows of the dataset"),
        [("labelrow", "PUT")] = ("The labels of the rows may have been created", "Get-EncordLabelRow shows which rows have a label hash"),
        [("labelrow", "POST")] = ("The labels may have been saved", "Get-EncordLabelDocument shows what the server has"),
        [("labelworkflowgraphnode", "POST")] = ("The tasks of the label rows may have been moved", LabelRows),
        [("labelstatus", "POST")] = ("The status of the label row may have been set", LabelRows),
        [("review", "PUT")] = ("The label row may have been submitted", LabelRows),
    };

    private static readonly (string Method, Regex Path, string Done, string Look)[] Requests =
    [
        Request("PUT", "^projects/[^/]+/status$", "The status of the project may have been set", "Get-EncordProject shows it"),
        Request("POST", "^projects/[^/]+/priorities$", "The priorities may have been set", "Get-EncordLabelRow shows the priority of each row"),
        Request("POST", "^projects/[^/]+/groups$", "The groups may have been added to the project", "Get-EncordProjectGroup lists those of the project"),
        Request("DELETE", "^projects/[^/]+/groups$", "The groups may have been removed from the project", "Get-EncordProjectGroup lists those of the project"),
        Request("POST", "/workflow/stages/.*/reviews/actions$", "The reviews of the labels may have been recorded", "Get-EncordLabelReview lists them"),
        Request("POST", "/workflow/stages/", "The workflow tasks may have been moved or assigned", "Get-EncordWorkflowTask shows where they are and whose they are"),
        Request("POST", "^projects/[^/]+/issues$", "The issues may have been opened", "Get-EncordIssue lists those of the data unit"),
        Request("POST", "^datasets$", "The dataset may have been made", "Get-EncordDataset -Title lists the datasets with that title"),
        Request("POST", "^storage/folders$", "The folder may have been made", "Get-EncordStorageFolder lists those that are there"),
        Request("PATCH", "^storage/items", "The storage items may have been changed", "Get-EncordStorageItem shows them"),
        Request("POST", "^ontologies$", "The ontology may have been made", "Get-EncordOntology -Title lists the ontologies with that title"),
        Request("PUT", "^ontologies/", "The ontology may have been changed", "Get-EncordOntology shows it"),
        Request("POST", "/models-attachments$", "The model may have been attached to the project", "Get-EncordModel lists those of the project"),
        Request("POST", "^ml-models$", "The model may have been made", "Get-EncordModel lists those of the project"),
        Request("DELETE", "^ml-models/", "The model may have been deleted", "Get-EncordModel lists those of the project"),
        Request("POST", "^ml-models/[^/]+/trainings?$", "The training may have been started", "Get-EncordModel | Get-EncordModelTraining lists the trainings"),
        Request("POST", "/collections$", "The collection may have been made", "Get-EncordCollection lists those of the project"),
        Request("POST", "/collections/[^/]+/add-items$", "The items may have been added to the collection", "Get-EncordCollectionItem lists them"),
    ];

    private static readonly (string Done, string Look) Unnamed = ("The change may have been made", "read the thing that it is about");

    /// <summary>What may have been done and how to look; false where only the general words are known.</summary>
    public static bool IsNamed(V1Query query) => Queries.ContainsKey((query.QueryType, query.Method));

    /// <inheritdoc cref="IsNamed(V1Query)"/>
    public static bool IsNamed(V2Request request) => Find(request) is not null;

    /// <summary>Whether a lost answer leaves open what was done.</summary>
    public static bool Concerns(ApiCall call) => call.Effect is CallEffect.Sets or CallEffect.Changes;

    /// <summary>The error after the answer was lost or came too late.</summary>
    public static EncordException Error(ApiCall call, EncordException cause)
    {
        var what = cause.ErrorId == EncordErrorId.Timeout ? "no answer came in time" : "the connection was lost before the answer was complete";
        return new(EncordErrorId.OutcomeUnknown, $"The request was sent, and {what}.", Advice(call), call.Description, cause)
        {
            StatusCode = cause.StatusCode,
            TraceId = call.TraceId,
        };
    }

    /// <summary>The same error where the server answered, but not so that it is known what it did.</summary>
    /// <remarks>The advice of the error's id is to run the command again, and has to go.</remarks>
    public static EncordException Extended(ApiCall call, EncordException failure) =>
        failure.Restated(failure.Sentence ?? failure.Message, Advice(call), failure.InnerException);

    private static string Advice(ApiCall call)
    {
        var (done, look) = (call.V1 is { } query && Queries.TryGetValue((query.QueryType, query.Method), out var named) ? named : null as (string, string)?)
            ?? (call.V2 is { } request ? Find(request) : null)
            ?? Unnamed;
        return call.Effect == CallEffect.Sets
            ? $"{done}. Look first: {look}. To send the same again does no harm."
            : $"{done}. Look first: {look}. Do not repeat the command before: it may then be done twice.";
    }

    private static (string Done, string Look)? Find(V2Request request)
    {
        foreach (var (method, path, done, look) in Requests)
        {
            if (method == request.Method && path.IsMatch(request.Path))
            {
                return (done, look);
            }
        }

        return null;
    }

    private static (string, Regex, string, string) Request(string method, string path, string done, string look) =>
        (method, new Regex(path, RegexOptions.CultureInvariant), done, look);
}
