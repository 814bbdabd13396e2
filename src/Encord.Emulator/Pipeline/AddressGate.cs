using System.Net;
using Encord.Emulator.Files;

namespace Encord.Emulator.Pipeline;

/// <summary>
/// The emulator's keys are public and its control routes need none, so that a page in a browser must not reach it: neither by a name that was
/// made to lead to this machine, nor from another site. Checked for every route.
/// </summary>
internal sealed class AddressGate(EmulatorOptions options)
{
    public void Check(HttpContext context)
    {
        var request = context.Request;
        if (!IsOwn(request.Host.Host))
        {
            throw WireError.Transport(
                StatusCodes.Status403Forbidden, $"This emulator does not answer for the host '{request.Host.Host}'. Start it with --allow-host {request.Host.Host} if it should.");
        }

        var origin = request.Headers.Origin.ToString();
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (origin.Length > 0 && !string.Equals(origin, context.BaseAddress(), StringComparison.OrdinalIgnoreCase))
        {
            throw WireError.Transport(StatusCodes.Status403Forbidden, $"Pages of other sites ({origin}) may not use the emulator.");
        }

        // Whoever has a signed link may open it, from a page too.
        var isLink = HttpMethods.IsGet(request.Method) && request.Path.StartsWithSegments(SignedLinks.Prefix);
        if (site is not ("" or "none" or "same-origin") && !isLink)
        {
            throw WireError.Transport(StatusCodes.Status403Forbidden, "Pages of other sites may not use the emulator.");
        }
    }

    private bool IsOwn(string host)
    {
        var name = host.Trim('[', ']').TrimEnd('.');
        bool Is(string other) => string.Equals(name, other.Trim('[', ']'), StringComparison.OrdinalIgnoreCase);
        if (Is("localhost") || Is(options.Host) || options.AllowedHosts.Any(Is))
        {
            return true;
        }

        // An address cannot be made to lead elsewhere, as a name can.
        return IPAddress.TryParse(name, out var address) ? IPAddress.IsLoopback(address) || options.AllowRemote : options.AllowRemote && Is(Environment.MachineName);
    }
}
