using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Encord.Emulator.Users;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace Encord.Emulator.Pipeline.Authentication;

/// <summary>Finds out who sent a request, by bearer token or by an Ed25519 signature over exactly what came over the wire.</summary>
internal sealed class RequestAuthenticator(UserStore users, EmulatorOptions options, TimeProvider clock)
{
    private const int KeyHexLength = 64;
    private const int SignatureHexLength = 128;

    /// <summary>v1: <c>Authorization: key:signature</c>, the signature being over the SHA-256 of the body. The key must be a user's before the body is read.</summary>
    public Proof BeginV1(HttpContext context)
    {
        var authorization = context.Request.Headers.Authorization.ToString();
        if (Bearer(authorization) is { } caller)
        {
            return Proof.Complete(caller);
        }

        if (authorization.Length == 0)
        {
            return Proof.Complete(Unsigned());
        }

        var parts = authorization.Split(':');
        if (parts is not [{ Length: KeyHexLength } key, { Length: SignatureHexLength } signature])
        {
            throw WireError.Authentication("Authorization must be '<public key>:<signature>' in hexadecimal, or 'Bearer <token>'.");
        }

        var bytes = FromHex(signature);
        return new Proof(UserOf(key), body => Verify(key, bytes, SHA256.HashData(body.Span)));
    }

    /// <summary>v2: HTTP message signature over method, request target and content digest; that the body is the one of the digest is seen when it is there.</summary>
    public Proof BeginV2(HttpContext context, string rawTarget)
    {
        var headers = context.Request.Headers;
        if (Bearer(headers.Authorization.ToString()) is { } caller)
        {
            return Proof.Complete(caller);
        }

        var input = headers["Signature-Input"].ToString();
        if (input.Length == 0)
        {
            return Proof.Complete(Unsigned());
        }

        var parameters = SignatureParameters.Parse(input);
        var digest = headers["Content-Digest"].ToString();
        var age = clock.GetUtcNow() - parameters.Created;
        if (age.Duration() > options.ReplayWindow)
        {
            throw WireError.Authentication(string.Create(
                CultureInfo.InvariantCulture,
                $"The signature was created {age.TotalSeconds:F0} s ago by this server's clock; {options.ReplayWindow.TotalSeconds:F0} s are accepted."));
        }

        var text = $"\"@method\": {context.Request.Method.ToUpperInvariant()}\n\"@request-target\": {rawTarget}\n"
            + $"\"content-digest\": {digest}\n\"@signature-params\": {parameters.Text}";
        Verify(parameters.KeyId, SignatureBytes(headers["Signature"].ToString()), Encoding.UTF8.GetBytes(text));
        return new Proof(UserOf(parameters.KeyId), body =>
        {
            if (!string.Equals(digest, $"sha-256=:{Convert.ToBase64String(SHA256.HashData(body.Span))}:", StringComparison.Ordinal))
            {
                throw WireError.Authentication("Content-Digest is not the SHA-256 of the body.");
            }
        });
    }

    private static byte[] SignatureBytes(string header)
    {
        const string start = SignatureParameters.Label + "=:";
        if (header.StartsWith(start, StringComparison.Ordinal) && header.EndsWith(':') && header.Length > start.Length)
        {
            try
            {
                return Convert.FromBase64String(header[start.Length..^1]);
            }
            catch (FormatException)
            {
                // answered below
            }
        }

        throw WireError.Authentication($"Signature must be '{start}<base64>:'.");
    }

    private static byte[] FromHex(string hex)
    {
        try
        {
            return Convert.FromHexString(hex);
        }
        catch (FormatException)
        {
            throw WireError.Authentication("Key and signature must be hexadecimal.");
        }
    }

    private Caller? Bearer(string authorization)
    {
        const string scheme = "Bearer ";
        return authorization.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)
            ? users.FindByToken(authorization[scheme.Length..].Trim())
                ?? throw WireError.Authentication("The bearer token is unknown or has expired.")
            : null;
    }

    private Caller Unsigned() => options.RequireAuthentication
        ? throw WireError.Authentication("The request is not signed.")
        : users.FindByEmail(WellKnown.AdminEmail)!;

    private Caller UserOf(string keyHex) =>
        users.FindByKey(keyHex.ToLowerInvariant()) ?? throw WireError.Authentication("No user has this public key.");

    private void Verify(string keyHex, byte[] signature, byte[] message)
    {
        UserOf(keyHex);
        if (signature.Length != Ed25519.SignatureSize || !Ed25519.Verify(signature, 0, FromHex(keyHex), 0, message, 0, message.Length))
        {
            throw WireError.Authentication("The signature does not fit the request.");
        }
    }
}
