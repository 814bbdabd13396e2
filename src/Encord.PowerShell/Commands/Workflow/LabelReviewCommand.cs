using System.Management.Automation;
using Encord.Client.Bundles;
using Encord.Client.Workflow;
using Encord.PowerShell.Engine;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.Workflow;

/// <summary>What the commands that decide reviews of labels share: those of one task go out together.</summary>
public abstract class LabelReviewCommand : EncordConnectedCommand
{
    private BundledInput<(string ProjectHash, string StageUuid, string TaskUuid), (TaskLabelReview Review, LabelReviewDecision Decision)>? _bundles;

    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public TaskLabelReview[] Review { get; set; } = [];

    [Parameter, WholeNumberTransformation]
    [ValidateRange(1, 1000)]
    public int BundleSize { get; set; } = 1000;

    private protected abstract string Question { get; }

    private protected abstract LabelReviewDecision Decide(TaskLabelReview review);

    private protected override void ProcessInput()
    {
        foreach (var review in Review)
        {
            var data = review.DataTitle is null ? "" : $" of '{review.DataTitle}'";
            if (ShouldProcess($"{review.LabelType} {review.LabelId}{data} ({review.ReviewUuid})", Question))
            {
                (_bundles ??= CreateBundles()).Add((review, Decide(review)), (review.ProjectHash, review.StageUuid, review.TaskUuid));
            }
        }
    }

    private protected override void EndCommand() => _bundles?.Finish();

    private BundledInput<(string ProjectHash, string StageUuid, string TaskUuid), (TaskLabelReview Review, LabelReviewDecision Decision)> CreateBundles()
    {
        var workflow = Client.Workflow;
        var sender = new BundleSender<(string ProjectHash, string StageUuid, string TaskUuid), (TaskLabelReview Review, LabelReviewDecision Decision)>(
            (task, reviews, token) => workflow.DecideReviewsAsync(task.ProjectHash, task.StageUuid, task.TaskUuid, [.. reviews.Select(one => one.Decision)], token),
            ItemFaults.Contains);
        return new(this, BundleSize, sender, one => one.Review, writeSent: null);
    }
}
