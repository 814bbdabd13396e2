using Encord.Emulator.LabelRows;

namespace Encord.Emulator.Labels;

/// <summary>Knows the reviews of single labels; found by scanning the assembly.</summary>
internal interface IReviewSource
{
    /// <summary>Reviews of a label row, oldest first.</summary>
    public IReadOnlyList<InstanceReview> Of(LabelRow row);
}

/// <param name="LabelId">Object hash or classification hash.</param>
/// <param name="Granularity">OBJECT or CLASSIFICATION.</param>
/// <param name="Status">NEW, APPROVED, REJECTED, RESOLVED or REOPENED.</param>
internal sealed record InstanceReview(string Id, string TaskUuid, string LabelId, string Granularity, string Status, string? Comment);
