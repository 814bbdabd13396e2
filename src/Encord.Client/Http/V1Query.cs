using System.Text;
using System.Text.Json;
using Encord.Client.Json;

namespace Encord.Client.Http;

/// <summary>A query of the v1 wire: always an HTTP POST whose body says what is meant.</summary>
internal sealed class V1Query
{
    public V1Query(ResourceScope scope, string? resourceId, string queryType, string method)
    {
        Scope = scope;
        ResourceId = resourceId ?? string.Empty;
        QueryType = queryType;
        Method = method;
        Effect = method == "GET" ? CallEffect.Reads : CallEffect.Changes;
    }

    public ResourceScope Scope { get; }

    /// <summary>The hash of the resource; empty for the user.</summary>
    public string ResourceId { get; }

    /// <summary>Such as <c>labelrowmetadata</c>.</summary>
    public string QueryType { get; }

    /// <summary><c>GET</c>, <c>POST</c>, <c>PUT</c> or <c>DELETE</c>: inside the body, not of HTTP.</summary>
    public string Method { get; }

    public JsonFragment Uid { get; init; }

    public JsonFragment Payload { get; init; }

    /// <summary>A payload too large to hold as one text; written instead of <see cref="Payload"/>.</summary>
    public RequestBody? PayloadBody { get; init; }

    /// <summary>What it does. By default only <c>GET</c> reads, and everything else changes something.</summary>
    public CallEffect Effect { get; init; }

    /// <summary>Whether it is retried automatically, because sending it twice has the same effect as sending it once.</summary>
    public bool IsRepeatSafe
    {
        get => Effect is CallEffect.Reads or CallEffect.Sets;
        init => Effect = !value ? CallEffect.Changes : Effect == CallEffect.Reads ? CallEffect.Reads : CallEffect.Sets;
    }

    public static V1Query ForProject(string projectHash, string queryType, string method) => new(ResourceScope.Project, projectHash, queryType, method);

    /// <summary>What an error message calls this request.</summary>
    public override string ToString() => Scope == ResourceScope.User ? $"{QueryType} {Method}" : $"{QueryType} {Method} of {ScopeName} {ResourceId}";

    internal string ScopeName => Scope switch
    {
        ResourceScope.Project => "project",
        ResourceScope.Dataset => "dataset",
        ResourceScope.Ontology => "ontology",
        _ => string.Empty,
    };

    internal RequestBody CreateBody()
    {
        var head = Encoding.UTF8.GetBytes(
            $"{{\"query_type\":\"{JsonEncodedText.Encode(QueryType)}\",\"query_method\":\"{JsonEncodedText.Encode(Method)}\",\"values\":{{\"uid\":");
        var before = RequestBody.Of(head, Uid.Utf8, ",\"payload\":"u8.ToArray());
        return RequestBody.Concat(before, PayloadBody ?? RequestBody.Of(Payload.Utf8), RequestBody.Of("}}"u8.ToArray()));
    }
}
