namespace Encord.Emulator.Users;

/// <summary>Who a request comes from.</summary>
internal sealed record Caller(string Email, string UserHash, string Name, bool IsOrganisationAdmin);
