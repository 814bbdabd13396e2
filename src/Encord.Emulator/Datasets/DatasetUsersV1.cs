using Encord.Emulator.Database;
using Encord.Emulator.Pipeline;
using Encord.Emulator.Users;

namespace Encord.Emulator.Datasets;

/// <summary>Lets people use a dataset: all or none. As with projects, who has a role keeps it, and who is new is invited.</summary>
[V1("datasetusers", "POST", Scope = V1Scope.Resource)]
internal sealed class AddDatasetUsers(EmulatorDatabase database, DatasetService datasets, DatasetStore store, UserStore users) : IV1Handler
{
    public ValueTask<Answer> HandleAsync(V1Call call)
    {
        var dataset = datasets.Require(call.Caller, call.UidText, toChange: true);
        var emails = call.Payload.Texts("user_emails", required: true)!;
        var number = call.Payload.Integer("user_role") ?? throw WireError.InvalidArguments("'user_role' is missing.");
        if (!Enum.IsDefined((DatasetRole)number))
        {
            throw WireError.InvalidArguments($"There is no dataset role {number}.");
        }

        var added = database.Transaction(() => emails.Distinct(StringComparer.Ordinal).Select(email =>
        {
            users.FindOrInvite(email);
            if (store.OwnRoleOf(dataset.Hash, email) is { } own)
            {
                return (Email: email, Role: own);
            }

            store.SetUser(dataset.Hash, email, (DatasetRole)number);
            return (Email: email, Role: (DatasetRole)number);
        }).ToList());
        return new(Answer.Of(added.Select(user => new { user_email = user.Email, user_role = (int)user.Role, dataset_hash = dataset.Hash })));
    }
}
