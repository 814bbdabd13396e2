namespace Encord.Emulator;

/// <summary>What a fresh database starts with.</summary>
public enum SeedLevel
{
    /// <summary>The well-known users and nothing else.</summary>
    None,

    /// <summary>One small image project.</summary>
    Minimal,

    /// <summary>Three projects of different kinds with hundreds of label rows.</summary>
    Sample,
}

/// <summary>How an emulator is started.</summary>
public sealed record EmulatorOptions
{
    /// <summary>An address of this machine; anything but loopback needs <see cref="AllowRemote"/>.</summary>
    public string Host { get; init; } = "127.0.0.1";

    /// <summary>0 picks a free port.</summary>
    public int Port { get; init; } = WellKnown.Port;

    /// <summary>Listen on addresses that others can reach. The keys are public: everybody who reaches the port can do everything.</summary>
    public bool AllowRemote { get; init; }

    /// <summary>Names besides <c>localhost</c> and addresses of this machine by which clients reach the emulator, for example that of a container.</summary>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    /// <summary>The largest body of a request; files are limited by <see cref="MaximumFileBytes"/>. The routes of v2 and of the emulator itself take less.</summary>
    public long MaximumRequestBytes { get; init; } = 1_500_000_000;

    /// <summary>SQLite file; null keeps everything in memory. A new file is seeded, an old one is used as it is.</summary>
    public string? DatabasePath { get; init; }

    /// <summary>Folder for uploaded files; by default beside the database file, or a temporary folder that is removed at the end.</summary>
    public string? FilesPath { get; init; }

    public SeedLevel Seed { get; init; } = SeedLevel.Sample;

    /// <summary>How far the creation time of a v2 signature may be from this server's clock, either way.</summary>
    public TimeSpan ReplayWindow { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>False lets unsigned requests act as the admin; signatures that are there are still verified.</summary>
    public bool RequireAuthentication { get; init; } = true;

    /// <summary>Label rows per request before <c>MULTI_LABEL_LIMIT_ERROR</c>.</summary>
    public int LabelLimit { get; init; } = 1000;

    /// <summary>How long a signed link to data works.</summary>
    public TimeSpan SignedUrlLifetime { get; init; } = TimeSpan.FromDays(7);

    /// <summary>The largest file that is taken; null takes all.</summary>
    public long? MaximumFileBytes { get; init; }

    /// <summary>Answer with gzip where the client accepts it.</summary>
    public bool Compression { get; init; } = true;

    /// <summary>Faults that are waiting from the start.</summary>
    public IReadOnlyList<Fault> Faults { get; init; } = [];

    /// <summary>The server's clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Write unexpected failures to standard error.</summary>
    public bool LogToConsole { get; init; }
}

/// <summary>Why an emulator did not start: one sentence that says what to do.</summary>
public sealed class EmulatorStartException(string message, Exception? cause = null) : Exception(message, cause);
