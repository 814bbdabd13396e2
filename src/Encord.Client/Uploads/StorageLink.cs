namespace Encord.Client.Uploads;

/// <summary>Links to object storage, as the server signs them.</summary>
internal static class StorageLink
{
    /// <summary>A link may lead anywhere; it must not lead to a connection that others can listen to unless the user allowed that.</summary>
    /// <returns>Null for a link that is not followed.</returns>
    public static Uri? Check(string? link, EncordClientOptions options) =>
        Uri.TryCreate(link, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && (address.IsLoopback || options.AllowInsecureHttp)))
            ? address
            : null;
}
