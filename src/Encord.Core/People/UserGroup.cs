namespace Encord;

/// <summary>A group of users of the organisation. Source: the group record of the v2 wire.</summary>
public sealed class UserGroup
{
    internal UserGroup(string groupHash, string name)
    {
        GroupHash = groupHash;
        Name = name;
    }

    /// <summary>The id of the group: a UUID in lower case.</summary>
    public string GroupHash { get; }

    /// <summary>The name that people see; not unique.</summary>
    public string Name { get; }

    /// <summary>The description; empty when there is none.</summary>
    public string Description { get; internal init; } = string.Empty;

    /// <summary>When it was made, in UTC.</summary>
    public DateTimeOffset? CreatedAt { get; internal init; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
