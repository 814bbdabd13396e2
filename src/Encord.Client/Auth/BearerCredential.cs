namespace Encord.Client.Auth;

/// <summary>An access token, sent as it is on both wires.</summary>
internal sealed class BearerCredential : EncordCredential
{
    private readonly string _token;

    public BearerCredential(string token)
    {
        token = token?.Trim() ?? string.Empty;
        if (token.Length == 0)
        {
            throw new EncordException(EncordErrorId.InvalidArgument, "The access token is empty.");
        }

        // A header cannot carry anything else, and the HTTP stack would quote the value in its own complaint.
        if (token.Any(character => character is <= ' ' or > '~'))
        {
            throw new EncordException(EncordErrorId.InvalidArgument, "The access token contains spaces, line breaks or characters that no token has.");
        }

        _token = token;
    }

    public override string? KeyId => null;

    public override bool DependsOnClock => false;

    public override void AuthorizeV1(HttpRequestMessage message, byte[] bodySha256) => Authorize(message);

    public override void AuthorizeV2(HttpRequestMessage message, byte[] bodySha256, DateTimeOffset now) => Authorize(message);

    public override string ToString() => "Access token (not shown)";

    private void Authorize(HttpRequestMessage message) => message.Headers.TryAddWithoutValidation("Authorization", "Bearer " + _token);
}
