using Encord.Client.Http;
using Encord.Client.Json;
using Encord.Client.Titles;

namespace Encord.Client.Projects;

/// <summary>Asks the server whether it knows the connection's user.</summary>
internal static class ConnectionCheck
{
    /// <param name="client">The connection.</param>
    /// <param name="isTriedOnce">Whether a failure is reported at once, even if it may be temporary.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="EncordException">There is no such server, or it does not know the user.</exception>
    public static async Task RunAsync(EncordClient client, bool isTriedOnce, CancellationToken cancellationToken)
    {
        // Signed like every request, and its answer is an empty page: nothing has a title that was made up just now.
        var request = V2Request.Get($"projects", new TitleFilter { Title = Guid.NewGuid().ToString() }.ToQuery("desc"));
        try
        {
            await foreach (var _ in client.Transport.PageAsync(isTriedOnce ? request.Once() : request, ElementParser<JsonRecord>.Of(record => record), cancellationToken: cancellationToken)
                .ConfigureAwait(false))
            {
            }
        }
        catch (EncordException refused) when (refused.ErrorId == EncordErrorId.AccessDenied)
        {
            // The server knows the user, who may not list projects.
        }
    }
}
