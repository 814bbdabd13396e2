using Encord.Client.Auth;

namespace Encord.Client.Tests.Support;

/// <summary>A client whose network is a script and whose time stands still.</summary>
internal static class Connected
{
    public static readonly DateTimeOffset Now = new(2024, 11, 22, 10, 0, 30, TimeSpan.Zero);

    private static readonly SshKeyCredential Key = SshKeyCredential.Parse(TestKeys.Vector);

    public static EncordClient To(ScriptedServer server, TimeProvider? time = null, int retries = 0, EncordCredential? credential = null) => new(new EncordClientOptions
    {
        Credential = credential ?? Key,
        Domain = new Uri("https://encord.test"),
        TimeProvider = time ?? new ManualTime(Now),
        MaximumRetryCount = retries,
        Jitter = () => 0.5,
        PrimaryHandler = () => server,
    });
}
