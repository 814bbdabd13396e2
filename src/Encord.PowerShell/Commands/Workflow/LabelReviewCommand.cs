using System.Management.Automation;
using Encord.Client.Workflow;
using Encord.PowerShell.Engine;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.Workflow;

/// <summary>What the commands that decide reviews of labels share: those of one task go out together.</summary>
public abstract class LabelReviewCommand : EncordConnectedCommand
{
    private readonly Dictionary<string, List<TaskLabelReview>> _bundles = new(StringComparer.Ordinal);

    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public TaskLabelReview[] Review { get; set; } = [];

    [Parameter, WholeNumberTransformation]
    [ValidateRange(1, 1000)]
    public int BundleSize { get; set; } = 1000;

    private protected abstract string Question { get; }

    private protected abstract LabelReviewDecision Decide(TaskLabelReview review);

    protected override void ProcessRecord()
    {
        foreach (TaskLabelReview review in Review)
        {
            string data = review.DataTitle is null ? "" : $" of '{review.DataTitle}'";
            if (!ShouldProcess($"{review.LabelType} {review.LabelId}{data} ({review.ReviewUuid})", Question))
            {
                continue;
            }

            string key = $"{review.ProjectHash} {review.StageUuid} {review.TaskUuid}";
            if (!_bundles.TryGetValue(key, out List<TaskLabelReview>? bundle))
            {
                _bundles[key] = bundle = [];
            }

            bundle.Add(review);
            if (bundle.Count >= BundleSize)
            {
                _bundles.Remove(key);
                Send(bundle);
            }
        }
    }

    protected override void EndProcessing()
    {
        foreach (List<TaskLabelReview> bundle in _bundles.Values)
        {
            Send(bundle);
        }
    }

    private void Send(List<TaskLabelReview> bundle)
    {
        TaskLabelReview first = bundle[0];
        try
        {
            Await(Client.Workflow.DecideReviewsAsync(
                first.ProjectHash, first.StageUuid, first.TaskUuid, [.. bundle.Select(Decide)], EndToken));
        }
        catch (EncordException failure)
        {
            bundle.ForEach(review => WriteFailure(failure, review));
        }
        catch (OperationCanceledException) when (EndToken.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }
}
