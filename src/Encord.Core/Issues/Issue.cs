namespace Encord;

/// <summary>A thread of comments on a data unit, a frame, a point, or an annotation. Source: the issues of the v2 wire.</summary>
public sealed class Issue
{
    internal Issue(string projectHash, string dataHash)
    {
        ProjectHash = projectHash;
        DataHash = dataHash;
    }

    /// <summary>The project.</summary>
    public string ProjectHash { get; }

    /// <summary>The data unit.</summary>
    public string DataHash { get; }

    /// <summary>The title of the data unit; null where it is not known.</summary>
    public string? DataTitle { get; internal init; }

    /// <summary><c>DataUnit</c>, <c>Frame</c>, <c>FrameCoordinate</c>, <c>FrameRange</c> or <c>Annotation</c>; what is not known is kept as the server spells it.</summary>
    public string? IssueType { get; internal init; }

    /// <summary>The frame that it is about; null for the whole data unit.</summary>
    public int? Frame { get; internal init; }

    /// <summary>Fraction of the width, from the left; null for no point.</summary>
    public double? X { get; internal init; }

    /// <summary>Fraction of the height, from the top; null for no point.</summary>
    public double? Y { get; internal init; }

    /// <summary>The frames that it is about, both ends included; empty for all other types.</summary>
    public EncordList<FrameRange> FrameRanges { get; internal init; } = EncordList<FrameRange>.Nothing;

    /// <summary>The object or classification that it is about; null for none.</summary>
    public string? AnnotationId { get; internal init; }

    /// <summary>The text of the first comment.</summary>
    public string? Comment => Comments.Count > 0 ? Comments[0].Comment : null;

    /// <summary>Who wrote the first comment.</summary>
    public string? AuthorEmail => Comments.Count > 0 ? Comments[0].AuthorEmail : null;

    /// <summary>When the first comment was written, in UTC.</summary>
    public DateTimeOffset? CreatedAt => Comments.Count > 0 ? Comments[0].CreatedAt : null;

    /// <summary>Whether it is resolved.</summary>
    public bool IsResolved { get; internal init; }

    /// <summary>The names of its tags.</summary>
    public EncordList<string> Tags { get; internal init; } = EncordList<string>.Nothing;

    /// <summary>All comments, the oldest first.</summary>
    public EncordList<IssueComment> Comments { get; internal init; } = EncordList<IssueComment>.Nothing;

    /// <summary>The first comment.</summary>
    public override string ToString() => Comment ?? string.Empty;
}
