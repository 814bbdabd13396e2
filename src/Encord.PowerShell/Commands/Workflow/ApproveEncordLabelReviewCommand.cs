using System.Management.Automation;
using Encord.Client.Workflow;

namespace Encord.PowerShell.Commands.Workflow;

[Cmdlet(VerbsLifecycle.Approve, "EncordLabelReview", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class ApproveEncordLabelReviewCommand : LabelReviewCommand
{
    private protected override string Question => "Approve";

    private protected override LabelReviewDecision Decide(TaskLabelReview review) => new(review.ReviewUuid, "APPROVE");
}
