using System.Collections.ObjectModel;

namespace Encord;

/// <summary>A reviewer's verdict on an object or classification in one frame.</summary>
public sealed class LabelReview
{
    /// <summary>The verdict as the server words it.</summary>
    public string? Status { get; internal init; }

    /// <summary>Whether it was approved; null while undecided.</summary>
    public bool? Approved { get; internal init; }

    /// <summary>What the reviewer wrote.</summary>
    public string? Comment { get; internal init; }

    /// <summary>Who reviewed.</summary>
    public string? UserEmail { get; internal init; }

    /// <summary>When, in UTC.</summary>
    public DateTimeOffset? CreatedAt { get; internal init; }

    /// <summary><c>Approved by ann@example.com</c></summary>
    public override string ToString() => (Status ?? (Approved is true ? "Approved" : "Review")) + (UserEmail is null ? "" : " by " + UserEmail);
}

/// <summary>Verdicts, oldest first: the last one counts. It reads as the last verdict, also in <c>Export-Csv</c>.</summary>
public sealed class LabelReviewList : ReadOnlyCollection<LabelReview>
{
    /// <summary>Creates the list.</summary>
    public LabelReviewList(IList<LabelReview> reviews)
        : base(reviews)
    {
    }

    /// <summary>No review.</summary>
    public static LabelReviewList None { get; } = new([]);

    /// <summary>The last verdict; empty when there is none.</summary>
    public override string ToString() => Count == 0 ? "" : this[Count - 1].ToString();
}
