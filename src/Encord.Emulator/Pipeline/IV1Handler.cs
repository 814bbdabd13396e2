namespace Encord.Emulator.Pipeline;

/// <summary>
/// Answers one (query_type, query_method). Found by scanning the assembly for <see cref="V1Attribute"/>; constructed once, with stores and
/// services injected.
/// </summary>
internal interface IV1Handler
{
    public ValueTask<Answer> HandleAsync(V1Call call);
}

/// <summary>Binds a handler to a (query_type, query_method), on one scope or on both.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
internal sealed class V1Attribute(string queryType, string queryMethod) : Attribute
{
    public string QueryType { get; } = queryType;

    public string QueryMethod { get; } = queryMethod;

    /// <summary>Which endpoint; a pair may have one handler on each.</summary>
    public V1Scope Scope { get; init; } = V1Scope.Any;
}

internal enum V1Scope
{
    Any,

    /// <summary><c>POST /public</c>, with ResourceType and ResourceID.</summary>
    Resource,

    /// <summary><c>POST /public/user</c>.</summary>
    User,
}
