namespace Encord;

/// <summary>
/// Names a group of users: by its hash, by its exact name, or by the <see cref="UserGroup"/> or <see cref="ProjectGroup"/> itself.
/// </summary>
/// <remarks>PowerShell converts each of these by itself, so a parameter of this type takes any of them.</remarks>
public sealed class UserGroupReference
{
    /// <summary>From the hash as text, or the exact name.</summary>
    /// <param name="hashOrName">A hash in the form of a UUID; any other text is taken as a name.</param>
    public UserGroupReference(string hashOrName)
    {
        if (Guid.TryParse(hashOrName, out var hash))
        {
            Hash = hash.ToString();
        }
        else
        {
            Name = hashOrName;
        }
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

    /// <summary>The group once its name was looked up.</summary>
    internal UserGroupReference(string hash, string? name)
    {
        Hash = hash;
        Name = name;
    }

    /// <summary>The hash; null when only the name is known.</summary>
    public string? Hash { get; }

    /// <summary>The name, when it or an object was given.</summary>
    public string? Name { get; }

    /// <summary>The hash, or the name where that is all there is.</summary>
    /// <returns>Text for people.</returns>
    public override string ToString() => Hash ?? Name ?? string.Empty;
}
