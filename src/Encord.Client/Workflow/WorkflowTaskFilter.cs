using Encord.Client.Http;
using Encord.Client.Json;

namespace Encord.Client.Workflow;

/// <summary>Which tasks of a stage are listed. Null leaves a condition out; what a kind of stage does not know is not sent to it.</summary>
internal sealed record WorkflowTaskFilter
{
    public IReadOnlyList<string>? UserEmails { get; init; }

    public IReadOnlyList<string>? DataHashes { get; init; }

    public IReadOnlyList<string>? DatasetHashes { get; init; }

    public string? DataTitleContains { get; init; }

    /// <summary>As users see them.</summary>
    public IReadOnlyList<string>? Statuses { get; init; }

    internal QueryString ToQuery() => new QueryString()
        .Add("userEmails", UserEmails)
        .Add("dataHashes", DataHashes)
        .Add("datasetHashes", DatasetHashes)
        .Add("dataTitleContains", DataTitleContains)
        .Add("statuses", Statuses?.Select(WireEnums.WorkflowTaskStatus.Write));
}
