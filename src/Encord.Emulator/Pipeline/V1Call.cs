using System.Text.Json;
using Encord.Emulator.Users;

namespace Encord.Emulator.Pipeline;

/// <summary>One authenticated v1 call.</summary>
/// <param name="QueryType">Lower case, for example <c>labelrowmetadata</c>.</param>
/// <param name="QueryMethod"><c>GET</c>, <c>POST</c>, <c>PUT</c> or <c>DELETE</c>: the logical verb, HTTP's is always POST.</param>
/// <param name="Uid">null, number, string, array or object.</param>
/// <param name="Payload">null, object or array. Its bytes are the caller's: <c>JsonMarshal.GetRawUtf8Value</c> gives them unchanged.</param>
/// <param name="ResourceType">Header: <c>project</c>, <c>dataset</c>, <c>ontology</c> or empty.</param>
/// <param name="ResourceId">Header: the hash of that resource or empty.</param>
/// <param name="IsUserScope">Sent to <c>/public/user</c>.</param>
/// <param name="BaseAddress">Scheme and authority as the caller wrote them, for links.</param>
internal sealed record V1Call(
    string QueryType,
    string QueryMethod,
    JsonElement Uid,
    JsonElement Payload,
    string ResourceType,
    string ResourceId,
    bool IsUserScope,
    string BaseAddress,
    string UserAgent,
    Caller Caller,
    CancellationToken CancellationToken)
{
    /// <summary>The project of a call that is issued through a project.</summary>
    public string ProjectHash => Resource("project");

    public string DatasetHash => Resource("dataset");

    public string OntologyHash => Resource("ontology");

    /// <summary>The uid as one string; refused when it is anything else.</summary>
    public string UidText => Uid.ValueKind == JsonValueKind.String
        ? Uid.GetString()!
        : throw WireError.InvalidArguments($"{QueryType} {QueryMethod} needs one hash as uid.");

    /// <summary>The uid as a list of hashes; a single string counts as a list of one.</summary>
    public IReadOnlyList<string> UidList => Uid.ValueKind switch
    {
        JsonValueKind.String => [Uid.GetString()!],
        JsonValueKind.Array => Uid.AsTexts("uid"),
        _ => throw WireError.InvalidArguments($"{QueryType} {QueryMethod} needs a list of hashes as uid."),
    };

    private string Resource(string type) =>
        string.Equals(ResourceType, type, StringComparison.Ordinal) && ResourceId.Length > 0
            ? ResourceId
            : throw WireError.InvalidArguments($"{QueryType} {QueryMethod} needs the headers ResourceType: {type} and ResourceID.");
}
