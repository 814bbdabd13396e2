namespace Encord;

/// <summary>
/// Names a group of users: by its hash, or by the <see cref="UserGroup"/> or <see cref="ProjectGroup"/> itself.
/// </summary>
/// <remarks>PowerShell converts each of these by itself, so a parameter of this type takes any of them.</remarks>
public sealed class UserGroupReference
{
    /// <summary>From the hash as text.</summary>
    /// <param name="hash">The hash.</param>
    public UserGroupReference(string hash)
    {
        Hash = Guid.TryParse(hash, out Guid parsed) ? parsed.ToString() : hash;
    }

    /// <summary>From the hash.</summary>
    /// <param name="hash">The hash.</param>
    public UserGroupReference(Guid hash)
    {
        Hash = hash.ToString();
    }

    /// <summary>From a group of the organisation.</summary>
    /// <param name="value">The object.</param>
    public UserGroupReference(UserGroup value)
    {
        Hash = value.GroupHash;
        Name = value.Name;
    }

    /// <summary>From a group of a project.</summary>
    /// <param name="value">The object.</param>
    public UserGroupReference(ProjectGroup value)
    {
        Hash = value.GroupHash;
        Name = value.Name;
    }

    /// <summary>The hash.</summary>
    public string Hash { get; }

    /// <summary>The name, when an object was given.</summary>
    public string? Name { get; }

    /// <summary>The hash.</summary>
    /// <returns>Text for people.</returns>
    public override string ToString() => Hash;
}
