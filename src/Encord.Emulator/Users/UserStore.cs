using System.Security.Cryptography;
using Encord.Emulator.Database;
using Encord.Emulator.Pipeline;

namespace Encord.Emulator.Users;

/// <summary>Users, their public keys and their bearer tokens.</summary>
internal sealed class UserStore(EmulatorDatabase database, TimeProvider clock) : IStore
{
    private const string SelectCaller = "SELECT u.email, u.user_hash, u.name, u.is_organisation_admin FROM users u";

    public string Schema => """
        CREATE TABLE IF NOT EXISTS users (
            email TEXT PRIMARY KEY, user_hash TEXT NOT NULL, name TEXT NOT NULL,
            is_organisation_admin INTEGER NOT NULL, created_at TEXT NOT NULL);
        CREATE TABLE IF NOT EXISTS user_keys (public_key TEXT PRIMARY KEY, email TEXT NOT NULL);
        CREATE TABLE IF NOT EXISTS bearer_tokens (token TEXT PRIMARY KEY, email TEXT NOT NULL, expires_at TEXT);
        """;

    /// <param name="publicKeyHex">64 lower-case hex digits, or null for a user who cannot log in.</param>
    public void Add(Caller user, string? publicKeyHex)
    {
        database.Execute(
            "INSERT OR REPLACE INTO users VALUES (@email, @hash, @name, @admin, @now)",
            ("@email", user.Email), ("@hash", user.UserHash), ("@name", user.Name),
            ("@admin", user.IsOrganisationAdmin), ("@now", clock.Now()));
        if (publicKeyHex is not null)
        {
            database.Execute(
                "INSERT OR REPLACE INTO user_keys VALUES (@key, @email)", ("@key", publicKeyHex), ("@email", user.Email));
        }
    }

    public Caller? FindByEmail(string email) => database.Find(
        SelectCaller + " WHERE u.email = @email", Read, ("@email", email));

    /// <summary>
    /// Whoever is named by address comes into the organisation, as by an invitation; without a key they cannot log in yet. Only addresses that say so
    /// themselves (<c>nobody@…</c>, <c>unknown@…</c>, <c>…@….invalid</c>) belong to nobody, for trying what then happens.
    /// </summary>
    public Caller FindOrInvite(string email)
    {
        if (FindByEmail(email) is { } known)
        {
            return known;
        }

        var at = email.IndexOf('@', StringComparison.Ordinal);
        if (at < 1 || at == email.Length - 1 || email.LastIndexOf('@') != at || email.Any(char.IsWhiteSpace))
        {
            throw WireError.InvalidArguments($"'{email}' is not an e-mail address.");
        }

        if (email.StartsWith("nobody@", StringComparison.OrdinalIgnoreCase) || email.StartsWith("unknown@", StringComparison.OrdinalIgnoreCase)
            || email.EndsWith(".invalid", StringComparison.OrdinalIgnoreCase))
        {
            throw WireError.NotFound($"There is no user {email} in the organisation.");
        }

        var invited = new Caller(email, Guid.NewGuid().ToString(), email[..at], IsOrganisationAdmin: false);
        Add(invited, publicKeyHex: null);
        return invited;
    }

    public Caller? FindByKey(string publicKeyHex) => database.Find(
        SelectCaller + " JOIN user_keys k ON k.email = u.email WHERE k.public_key = @key", Read, ("@key", publicKeyHex));

    public Caller? FindByToken(string token) => database.Find(
        SelectCaller + " JOIN bearer_tokens t ON t.email = u.email WHERE t.token = @token AND (t.expires_at IS NULL OR t.expires_at > @now)",
        Read,
        ("@token", token), ("@now", clock.Now()));

    /// <param name="lifetime">Null for a token that never expires.</param>
    public void AddToken(string token, string email, TimeSpan? lifetime) => database.Execute(
        "INSERT OR REPLACE INTO bearer_tokens VALUES (@token, @email, @expires)",
        ("@token", token), ("@email", email),
        ("@expires", lifetime is { } span ? WireTime.Store(clock.GetUtcNow() + span) : null));

    public string IssueToken(string email, TimeSpan lifetime)
    {
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        AddToken(token, email, lifetime);
        return token;
    }

    private static Caller Read(Microsoft.Data.Sqlite.SqliteDataReader row) =>
        new(row.GetString(0), row.GetString(1), row.GetString(2), row.GetBoolean(3));
}
