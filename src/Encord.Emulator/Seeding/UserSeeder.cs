using Encord.Emulator.Users;

namespace Encord.Emulator.Seeding;

/// <summary>The well-known users exist at every level; without one nobody could log in.</summary>
internal sealed class UserSeeder(UserStore users) : ISeeder
{
    public int Order => 0;

    public void Seed(SeedLevel level)
    {
        Add(WellKnown.AdminEmail, "Emulator admin", isOrganisationAdmin: true);
        Add(WellKnown.TeamManagerEmail, "Tamsin Manager");
        Add(WellKnown.AnnotatorEmail, "Ann Otator");
        Add(WellKnown.ReviewerEmail, "Rae Viewer");
        Add(WellKnown.OutsiderEmail, "Otto Sider");
        users.AddToken(WellKnown.AdminToken, WellKnown.AdminEmail, lifetime: null);
    }

    private void Add(string email, string name, bool isOrganisationAdmin = false) =>
        users.Add(new Caller(email, SeedHash.Of("user " + email), name, isOrganisationAdmin), WellKnown.KeyOf(email).PublicHex);
}
