namespace Encord.Client.Http;

internal enum BodyProblem
{
    /// <summary>There is no body.</summary>
    Empty,

    /// <summary>A web page.</summary>
    Html,

    /// <summary>Not JSON, or not of the shape that the wire has.</summary>
    Malformed,

    /// <summary>JSON that ends too early.</summary>
    Truncated,

    /// <summary>More than is read of an answer of its kind.</summary>
    TooLarge,
}

/// <summary>A body that cannot be read as the wire's JSON. Never leaves the transport, which knows the call and its status.</summary>
internal sealed class BodyProblemException(BodyProblem problem, string? detail = null) : Exception(detail ?? problem.ToString())
{
    public BodyProblem Problem => problem;

    public string? Detail => detail;
}
