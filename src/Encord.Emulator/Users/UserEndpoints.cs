using Encord.Emulator.Pipeline;

namespace Encord.Emulator.Users;

internal sealed class UserEndpoints(UserStore users) : IEndpoints
{
    private static readonly TimeSpan TokenLifetime = TimeSpan.FromHours(1);

    public void Map(IEndpointRouteBuilder v2) =>
        v2.MapGet("user/bearer-token", (HttpContext context) =>
            Answer.Of(new { token = users.IssueToken(context.Caller().Email, TokenLifetime) }));
}
