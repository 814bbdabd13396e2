namespace Encord.Client.Http;

internal enum AttemptFault
{
    /// <summary>The request never left.</summary>
    NotSent,

    /// <summary>The server said that it cannot just now.</summary>
    Busy,

    /// <summary>The connection was lost before the answer was complete.</summary>
    Lost,
}

/// <summary>An attempt that another may make good. Never leaves the transport.</summary>
internal sealed class FailedAttemptException(AttemptFault fault, EncordException final, string reason) : Exception(reason, final)
{
    public AttemptFault Fault => fault;

    /// <summary>The error that the caller gets when there is no other attempt.</summary>
    public EncordException Final => final;

    /// <summary>For a person who watches.</summary>
    public string Reason => Message;
}
