using Encord.Client.Auth;
using Encord.Client.Http;

namespace Encord.Client;

/// <summary>How a client connects.</summary>
internal sealed record EncordClientOptions
{
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(180);

    public required EncordCredential Credential { get; init; }

    public Uri Domain { get; init; } = ApiDomain.Default;

    /// <summary>How long an attempt may wait until the answer begins, and then for each MiB of it.</summary>
    public TimeSpan Timeout { get; init; } = DefaultTimeout;

    /// <summary>How often a call is tried again, where that is safe.</summary>
    public int MaximumRetryCount { get; init; } = 3;

    /// <summary>The middle of the first delay before a retry; the following grow exponentially.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1.5);

    /// <summary>Whether http may go to a host that is not this machine.</summary>
    public bool AllowInsecureHttp { get; init; }

    /// <summary>Added to the User-Agent: products as <c>name/version</c>, separated by spaces.</summary>
    public string? UserAgentSuffix { get; init; }

    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>The randomness of delays, in [0, 1).</summary>
    public Func<double>? Jitter { get; init; }

    /// <summary>Makes the handler that speaks with the network; null: the platform's own, with pooled connections.</summary>
    public Func<HttpMessageHandler>? PrimaryHandler { get; init; }
}
