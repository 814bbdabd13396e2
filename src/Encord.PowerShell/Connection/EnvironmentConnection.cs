using System.Security.Cryptography;
using System.Text;
using Encord.Client;
using Encord.Client.Auth;

namespace Encord.PowerShell.Connection;

/// <summary>The connection that the environment variables of the vendor's SDK describe.</summary>
internal static class EnvironmentConnection
{
    private static readonly string[] Names = ["ENCORD_SSH_KEY_FILE", "ENCORD_SSH_KEY", "ENCORD_DOMAIN"];

    /// <summary>What the environment says, as a digest (a key never stays in memory for comparison); null when it names no key.</summary>
    public static string? Fingerprint()
    {
        var values = Names.Select(Environment.GetEnvironmentVariable).ToArray();
        if (string.IsNullOrEmpty(values[0]) && string.IsNullOrEmpty(values[1]))
        {
            return null;
        }

        using var sha256 = SHA256.Create();
        return Convert.ToBase64String(sha256.ComputeHash(Encoding.UTF8.GetBytes(string.Join("\0", values))));
    }

    public static EncordConnection Open()
    {
        var options = new EncordClientOptions { Credential = SshKeyCredential.FromEnvironment(Environment.GetEnvironmentVariable)! };
        return ConnectionFactory.Open(ConnectionFactory.WithDomain(options, Domain()));
    }

    /// <summary>The server that the environment names, or null for the vendor's own.</summary>
    public static Uri? Domain()
    {
        var text = Environment.GetEnvironmentVariable("ENCORD_DOMAIN");
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        return !SecretText.IsKey(text!) && Uri.TryCreate(text, UriKind.Absolute, out var domain)
            ? domain
            : throw new EncordException(
                EncordErrorId.InvalidArgument,
                $"The environment variable ENCORD_DOMAIN is {SecretText.Quote(text!, "something (not shown, because it may be a key)")}, which is not an address. "
                + "Set it to a whole one, such as https://api.encord.com; a key belongs in ENCORD_SSH_KEY.");
    }
}
