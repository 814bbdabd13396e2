using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Text.Json;
using Encord.Client.Http;
using Encord.Client.Json;
using Encord.PowerShell.Completers;
using Encord.PowerShell.Engine;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.Api;

[Cmdlet(VerbsLifecycle.Invoke, "EncordApi", DefaultParameterSetName = RestSet, SupportsShouldProcess = true)]
[OutputType(typeof(PSObject), typeof(string))]
public sealed class InvokeEncordApiCommand : EncordConnectedCommand
{
    private const string RestSet = "Rest";
    private const string QuerySet = "Query";

    [Parameter(ParameterSetName = RestSet)]
    [ValidateSet("GET", "POST", "PUT", "PATCH", "DELETE")]
    public string Method { get; set; } = "GET";

    [Parameter(Mandatory = true, Position = 0, ParameterSetName = RestSet)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    [Parameter(ParameterSetName = RestSet)]
    public IDictionary? Query { get; set; }

    [Parameter(ParameterSetName = RestSet, ValueFromPipeline = true)]
    public object? Body { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = QuerySet)]
    [ValidateNotNullOrEmpty]
    public string QueryType { get; set; } = "";

    [Parameter(Mandatory = true, ParameterSetName = QuerySet)]
    [ValidateSet("GET", "POST", "PUT", "DELETE")]
    public string QueryMethod { get; set; } = "GET";

    [Parameter(ParameterSetName = QuerySet)]
    public object? Uid { get; set; }

    [Parameter(ParameterSetName = QuerySet)]
    public object? Payload { get; set; }

    [Parameter(ParameterSetName = QuerySet)]
    [Alias("ProjectHash")]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public ProjectReference? Project { get; set; }

    [Parameter(ParameterSetName = QuerySet)]
    [Alias("DatasetHash")]
    [ArgumentCompleter(typeof(DatasetCompleter))]
    public DatasetReference? Dataset { get; set; }

    [Parameter(ParameterSetName = QuerySet)]
    [Alias("OntologyHash")]
    [ArgumentCompleter(typeof(OntologyCompleter))]
    public OntologyReference? Ontology { get; set; }

    [Parameter]
    public SwitchParameter Raw { get; set; }

    private protected override void ProcessInput() => Guard(ParameterSetName == RestSet ? Path : QueryType, () =>
    {
        var answer = ParameterSetName == RestSet ? SendRest() : SendQuery();
        if (answer is not { Length: > 0 })
        {
            // Not sent, or answered without a body.
            return;
        }

        if (Raw)
        {
            WriteObject(answer);
            return;
        }

        using var document = JsonDocument.Parse(answer);
        WriteObject(JsonConversion.ToObject(document.RootElement), enumerateCollection: true);
    });

    private string? SendRest()
    {
        QueryString? query = null;
        foreach (DictionaryEntry entry in Query ?? new Hashtable())
        {
            query = AddTo(query ?? new QueryString(), entry);
        }

        var body = Body is null ? (JsonFragment?)null : JsonFragment.Raw(JsonConversion.ToUtf8(Body));
        var request = V2Request.FromText(Method, Path, query, body);
        return Method == "GET" || ShouldProcess(ResolvedConnection.Domain.ToString(), request.ToString())
            ? Await(Client.Transport.SendRawAsync(request, EndToken))
            : null;
    }

    private string? SendQuery()
    {
        if (new object?[] { Project, Dataset, Ontology }.Count(scope => scope is not null) > 1)
        {
            throw new EncordException(EncordErrorId.InvalidArgument, "Give one of -Project, -Dataset and -Ontology: a query is about one resource.");
        }

        (var scope, var id) = this switch
        {
            { Project: { } project } => (ResourceScope.Project, Resolve(project)),
            { Dataset: { } dataset } => (ResourceScope.Dataset, Resolve(dataset)),
            { Ontology: { } ontology } => (ResourceScope.Ontology, Resolve(ontology)),
            _ => (ResourceScope.User, null),
        };
        var query = new V1Query(scope, id, QueryType, QueryMethod)
        {
            Uid = PlainValue.Unwrap(Uid) switch { null => JsonFragment.Null, string text => text, { } other => JsonFragment.Raw(JsonConversion.ToUtf8(other)) },
            Payload = Payload is null ? JsonFragment.Null : JsonFragment.Raw(JsonConversion.ToUtf8(Payload)),
        };
        return QueryMethod == "GET" || ShouldProcess(ResolvedConnection.Domain.ToString(), query.ToString())
            ? Await(Client.Transport.SendRawAsync(query, EndToken))
            : null;
    }

    private static QueryString AddTo(QueryString query, DictionaryEntry entry)
    {
        var name = Convert.ToString(entry.Key, CultureInfo.InvariantCulture)!;
        var value = PlainValue.Unwrap(entry.Value);
        var values = value is IEnumerable list and not string ? list : new[] { value };
        foreach (var item in values)
        {
            query = item switch
            {
                null => query,
                bool flag => query.Add(name, flag),
                DateTime time => query.Add(name, new DateTimeOffset(time)),
                DateTimeOffset time => query.Add(name, time),
                _ => query.Add(name, Convert.ToString(PlainValue.Unwrap(item), CultureInfo.InvariantCulture)),
            };
        }

        return query;
    }
}
