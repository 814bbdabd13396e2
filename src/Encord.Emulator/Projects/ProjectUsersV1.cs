using Encord.Emulator.Database;
using Encord.Emulator.Pipeline;
using Encord.Emulator.Users;

namespace Encord.Emulator.Projects;

/// <summary>
/// Adds people to a project: all or none. Who is in it already keeps their role, and that is the one in the answer; who is new to the
/// organisation is invited.
/// </summary>
[V1("projectusers", "POST", Scope = V1Scope.Resource)]
internal sealed class AddProjectUsers(EmulatorDatabase database, ProjectAccess access, ProjectStore projects, UserStore users) : IV1Handler
{
    public ValueTask<Answer> HandleAsync(V1Call call)
    {
        var project = access.Require(call.Caller, call.UidText, ProjectRoles.Managers);
        var emails = call.Payload.Texts("user_emails", required: true)!;
        var role = ProjectRoles.Read(call.Payload.Integer("user_role") ?? throw WireError.InvalidArguments("'user_role' is missing."));
        var added = database.Transaction(() =>
        {
            var present = projects.Users(project.Hash).ToDictionary(user => user.Email, user => user.Role, StringComparer.Ordinal);
            var result = new List<(string Email, ProjectRole Role)>();
            foreach (var email in emails.Distinct(StringComparer.Ordinal))
            {
                users.FindOrInvite(email);
                if (!present.TryGetValue(email, out var own))
                {
                    projects.SetUser(project.Hash, email, own = role);
                }

                result.Add((email, own));
            }

            projects.Touch(project.Hash);
            return result;
        });
        return new(Answer.Of(added.Select(user => new { user_email = user.Email, user_role = (int)user.Role, project_hash = project.Hash })));
    }
}
