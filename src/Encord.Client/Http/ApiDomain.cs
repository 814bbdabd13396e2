using Encord.Client.Auth;

namespace Encord.Client.Http;

/// <summary>The addresses of one Encord server.</summary>
internal sealed class ApiDomain
{
    public static readonly Uri Default = new("https://api.encord.com");

    private readonly Uri _v2;

    /// <param name="domain">Scheme and host; a path before the API's own is kept.</param>
    /// <param name="allowInsecureHttp">Whether http may go to a host that is not this machine.</param>
    /// <exception cref="EncordException"><see cref="EncordErrorId.InvalidArgument"/>.</exception>
    public ApiDomain(Uri domain, bool allowInsecureHttp)
    {
        if (!domain.IsAbsoluteUri || (domain.Scheme != "https" && domain.Scheme != "http"))
        {
            throw Refused("The domain must be a whole address such as https://api.encord.com.");
        }

        if (domain.UserInfo.Length > 0 || domain.Query.Length > 0 || domain.Fragment.Length > 0)
        {
            throw Refused("The domain must be an address without user name, query or fragment.");
        }

        if (domain.Scheme == "http" && !domain.IsLoopback && !allowInsecureHttp)
        {
            throw Refused($"{SecretText.Quote(domain.Host, "The domain")} would be reached without encryption. Use https, or allow http for this connection on purpose.");
        }

        var root = domain.GetLeftPart(UriPartial.Path).TrimEnd('/');
        Root = new Uri(root);
        V1 = new Uri(root + "/public");
        V1User = new Uri(root + "/public/user");
        _v2 = new Uri(root + "/v2/public/");
    }

    public Uri Root { get; }

    public Uri V1 { get; }

    public Uri V1User { get; }

    public Uri V2(V2Request request) => new(_v2.OriginalString.TrimEnd('/') + (request.Path.Length == 0 ? string.Empty : "/") + request.RelativeAddress);

    private static EncordException Refused(string message) => new(EncordErrorId.InvalidArgument, message);
}
