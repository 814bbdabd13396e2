namespace Encord.Client.Http;

/// <summary>What a call does on the server. It decides what is retried automatically, and what a lost answer means: docs/design/outcome-unknown.md.</summary>
internal enum CallEffect
{
    /// <summary>It only reads. It is sent again, and a lost answer is a failed connection.</summary>
    Reads,

    /// <summary>It changes nothing but makes the server work. It is not retried automatically; a lost answer is a failed connection.</summary>
    Computes,

    /// <summary>It changes something, and sending it twice leaves what sending it once leaves. It is sent again; if no answer comes at all, the outcome is unknown.</summary>
    Sets,

    /// <summary>It changes something, and sending it twice may do it twice. It is never sent again once it may have arrived; if no answer comes, the outcome is unknown.</summary>
    Changes,
}
