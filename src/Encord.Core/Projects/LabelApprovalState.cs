namespace Encord;

/// <summary>What review said of labels that are to be copied.</summary>
public enum LabelApprovalState
{
    /// <summary>Approved.</summary>
    Approved,

    /// <summary>Not decided yet.</summary>
    Pending,

    /// <summary>Rejected.</summary>
    Rejected,

    /// <summary>Deleted.</summary>
    Deleted,

    /// <summary>Was not chosen for review.</summary>
    NotSelectedForReview,
}
