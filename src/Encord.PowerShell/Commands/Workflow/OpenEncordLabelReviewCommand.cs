using System.Management.Automation;
using Encord.Client.Workflow;

namespace Encord.PowerShell.Commands.Workflow;

[Cmdlet(VerbsCommon.Open, "EncordLabelReview", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class OpenEncordLabelReviewCommand : LabelReviewCommand
{
    private protected override string Question => "Open again";

    private protected override LabelReviewDecision Decide(TaskLabelReview review) => new(review.ReviewUuid, "REOPEN");
}
