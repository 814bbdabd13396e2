using System.Management.Automation;
using Encord.Client.LabelRows.Operations;
using Encord.Client.Labels;
using Encord.PowerShell.Completers;

namespace Encord.PowerShell.Commands.Labels;

[Cmdlet(VerbsData.Initialize, "EncordLabelRow", SupportsShouldProcess = true)]
[OutputType(typeof(LabelRow))]
public sealed class InitializeEncordLabelRowCommand : LabelRowBundleCommand
{
    [Parameter]
    public SwitchParameter IncludeSignedUrl { get; set; }

    [Parameter]
    public SwitchParameter IncludeReview { get; set; }

    [Parameter]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(ObjectFeatureHashCompleter))]
    public string[]? ObjectFeatureHash { get; set; }

    [Parameter]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(ClassificationFeatureHashCompleter))]
    public string[]? ClassificationFeatureHash { get; set; }

    [Parameter]
    public SwitchParameter Overwrite { get; set; }

    private protected override bool WritesRows => true;

    private protected override LabelRowOperation CreateOperation() => new LoadLabels(Client.LabelRows, Client.Labels, new LabelOptions
    {
        IncludeSignedUrl = IncludeSignedUrl,
        IncludeReviews = IncludeReview,
        ObjectFeatureHashes = ObjectFeatureHash,
        ClassificationFeatureHashes = ClassificationFeatureHash,
    });

    private protected override bool Accept(LabelRowItem item)
    {
        if (item.Row?.Labels is not null && !Overwrite)
        {
            throw new EncordException(
                EncordErrorId.InvalidArgument,
                $"The labels of {item.Description} are loaded already. With -Overwrite they are loaded again, and what was edited and not saved is lost.");
        }

        return ShouldProcess(this.DescribeRow(item.Reference, item.ProjectHash), item.Row is { LabelHash: null } ? "Create labels" : "Load labels");
    }
}
