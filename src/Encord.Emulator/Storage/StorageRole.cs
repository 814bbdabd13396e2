using System.Text.Json;
using Encord.Emulator.Pipeline;

namespace Encord.Emulator.Storage;

/// <summary>What a group may do in a folder and below it.</summary>
internal enum StorageRole
{
    Admin = 0,

    /// <summary>Sees and uses what is there, changes nothing.</summary>
    User = 1,
}

/// <summary>Folder roles travel as words where the other roles are numbers.</summary>
internal static class StorageRoles
{
    public static string Name(StorageRole role) => role == StorageRole.Admin ? "admin" : "user";

    public static int Read(JsonElement? role) => role is { ValueKind: JsonValueKind.String } text ? text.GetString() switch
    {
        "admin" => (int)StorageRole.Admin,
        "user" => (int)StorageRole.User,
        var other => throw WireError.InvalidArguments($"userRole: '{other}' is neither admin nor user."),
    }
    : throw WireError.InvalidArguments("'userRole' must be \"admin\" or \"user\".");
}
