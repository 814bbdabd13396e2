namespace Encord;

/// <summary>
/// Names a project: by its hash, by its exact title, or by the <see cref="Encord.Project"/> itself.
/// </summary>
/// <remarks>PowerShell converts each of these by itself, so a parameter of this type takes any of them.</remarks>
public sealed class ProjectReference
{
    /// <summary>From the hash as text, or the exact title.</summary>
    /// <param name="hashOrTitle">A hash in the form of a UUID; any other text is taken as a title.</param>
    public ProjectReference(string hashOrTitle)
    {
        if (Guid.TryParse(hashOrTitle, out var hash))
        {
            Hash = hash.ToString();
        }
        else
        {
            Title = hashOrTitle;
        }
    }

    /// <summary>From the hash.</summary>
    /// <param name="hash">The hash.</param>
    public ProjectReference(Guid hash)
    {
        Hash = hash.ToString();
    }

    /// <summary>From an object that the module wrote.</summary>
    /// <param name="value">The object.</param>
    public ProjectReference(Project value)
    {
        Value = value;
        Hash = value.ProjectHash;
    }

    /// <summary>A dataset where a project belongs: whoever looks the project up says so.</summary>
    internal ProjectReference(Dataset mistaken)
    {
        Mistaken = mistaken;
        Title = mistaken.Title;
    }

    /// <summary>What was given and is no project.</summary>
    internal Dataset? Mistaken { get; }

    /// <summary>The hash; null when only the title is known.</summary>
    public string? Hash { get; }

    /// <summary>The title to look up; null when the hash is known.</summary>
    public string? Title { get; }

    /// <summary>The object, when one was given: it spares a request and knows what it hangs under.</summary>
    public Project? Value { get; }

    /// <summary>The hash or the title.</summary>
    /// <returns>Text for people.</returns>
    public override string ToString() => Hash ?? Title ?? string.Empty;
}
