using System.Management.Automation;
using Encord.Client.Workflow;

namespace Encord.PowerShell.Commands.Workflow;

[Cmdlet(VerbsLifecycle.Deny, "EncordLabelReview", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class DenyEncordLabelReviewCommand : LabelReviewCommand
{
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Comment { get; set; }

    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? Tag { get; set; }

    private protected override string Question => "Reject";

    private protected override LabelReviewDecision Decide(TaskLabelReview review) => new(review.ReviewUuid, "REJECT") { Comment = Comment, Tags = Tag };
}
