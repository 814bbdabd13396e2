using System.Collections;
using System.Runtime.InteropServices;
using System.Security;
using Encord.Client;
using Encord.Client.Auth;

namespace Encord.PowerShell.Connection;

/// <summary>Opens connections from what the user has: a key, a token, an Automation connection asset, or the emulator.</summary>
internal static class ConnectionFactory
{
    /// <summary>Where the emulator listens unless told otherwise.</summary>
    public static readonly Uri EmulatorDomain = new("http://127.0.0.1:10100");

    public static EncordConnection Open(EncordClientOptions options)
    {
        var client = new EncordClient(options);
        var keyId = (options.Credential as SshKeyCredential)?.KeyId;
        var authentication = keyId is null ? "AccessToken" : "SshKey";
        return new EncordConnection(client, options.Domain, authentication, keyId, options.Timeout, options.MaximumRetryCount);
    }

    public static EncordClientOptions WithDomain(EncordClientOptions options, Uri? domain) =>
        domain is null ? options : options with { Domain = domain };

    /// <summary>From the hashtable that <c>Get-AutomationConnection</c> returns: <c>PrivateKey</c>, <c>Passphrase</c>, <c>Domain</c>.</summary>
    public static EncordClientOptions FromAutomation(IDictionary fields)
    {
        var key = Text(fields, "PrivateKey")
            ?? throw new EncordException(
                EncordErrorId.InvalidArgument,
                "The connection has no field 'PrivateKey'. Give what Get-AutomationConnection returns for a connection of type Encord.");
        var domain = Text(fields, "Domain");
        var options = new EncordClientOptions { Credential = SshKeyCredential.Parse(key, Text(fields, "Passphrase")) };
        if (domain is null)
        {
            return options;
        }

        return !SecretText.IsKey(domain) && Uri.TryCreate(domain, UriKind.Absolute, out var address)
            ? WithDomain(options, address)
            : throw new EncordException(
                EncordErrorId.InvalidArgument,
                "The connection's field 'Domain' is not a whole address. Use one such as https://api.encord.com, or leave it empty.");
    }

    /// <summary>The text of a secret. It lives as a string only as long as the key is being read.</summary>
    public static string? Reveal(SecureString? secret)
    {
        if (secret is null)
        {
            return null;
        }

        var memory = Marshal.SecureStringToGlobalAllocUnicode(secret);
        try
        {
            return Marshal.PtrToStringUni(memory);
        }
        finally
        {
            Marshal.ZeroFreeGlobalAllocUnicode(memory);
        }
    }

    private static string? Text(IDictionary fields, string name)
    {
        // Keys are compared without case: assets are typed by hand in a portal.
        foreach (DictionaryEntry field in fields)
        {
            if (string.Equals(field.Key?.ToString(), name, StringComparison.OrdinalIgnoreCase))
            {
                var text = field.Value is SecureString secret ? Reveal(secret) : field.Value?.ToString();
                return string.IsNullOrWhiteSpace(text) ? null : text;
            }
        }

        return null;
    }
}
