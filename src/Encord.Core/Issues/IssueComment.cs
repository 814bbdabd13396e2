namespace Encord;

/// <summary>A comment of an issue.</summary>
public sealed class IssueComment
{
    internal IssueComment(string comment) => Comment = comment;

    /// <summary>The text.</summary>
    public string Comment { get; }

    /// <summary>Who wrote it.</summary>
    public string? AuthorEmail { get; internal init; }

    /// <summary>When it was written, in UTC.</summary>
    public DateTimeOffset? CreatedAt { get; internal init; }

    /// <summary>The text.</summary>
    public override string ToString() => Comment;
}
