using System.Management.Automation;
using Encord.Client.Labels;
using Encord.PowerShell.Commands.Workflow;

namespace Encord.PowerShell.Commands.Labels;

[Cmdlet(VerbsData.Initialize, "EncordLabelRow", SupportsShouldProcess = true)]
[OutputType(typeof(LabelRow))]
public sealed class InitializeEncordLabelRowCommand : BundledLabelRowCommand
{
    private const string Load = "load";
    private const string Create = "create";

    [Parameter]
    public SwitchParameter IncludeSignedUrl { get; set; }

    [Parameter]
    public SwitchParameter IncludeReview { get; set; }

    [Parameter]
    [AllowEmptyCollection]
    public string[]? ObjectFeatureHash { get; set; }

    [Parameter]
    [AllowEmptyCollection]
    public string[]? ClassificationFeatureHash { get; set; }

    [Parameter]
    public SwitchParameter Overwrite { get; set; }

    private LabelOptions Options => new()
    {
        IncludeSignedUrl = IncludeSignedUrl,
        IncludeReviews = IncludeReview,
        ObjectFeatureHashes = ObjectFeatureHash,
        ClassificationFeatureHashes = ClassificationFeatureHash,
    };

    private protected override string OperationOf(LabelRow row) => row.LabelHash is null ? Create : Load;

    private protected override bool Accept(LabelRowTask task)
    {
        if (task.Row?.Labels is not null && !Overwrite)
        {
            throw new EncordException(
                EncordErrorId.InvalidArgument,
                $"The labels of {task.Description} are loaded already. With -Overwrite they are loaded again, and what was edited and not saved is lost.");
        }

        return ShouldProcess(task.Description, task.Row is { LabelHash: null } ? "Create labels" : "Load labels");
    }

    private protected override async Task<IReadOnlyDictionary<LabelRowTask, EncordException>> SendAsync(
        string operation, string projectHash, IReadOnlyList<LabelRowTask> tasks, CancellationToken cancellationToken)
    {
        LabelRow[] rows = tasks.Select(task => task.Row!).ToArray();
        IReadOnlyList<LabelRow> missing = operation == Create
            ? await Client.Labels.CreateAsync(projectHash, rows, IncludeSignedUrl, cancellationToken).ConfigureAwait(false)
            : await Client.Labels.LoadAsync(projectHash, rows, Options, cancellationToken).ConfigureAwait(false);
        return missing.Count == 0 ? NoFailures : tasks.Where(task => missing.Contains(task.Row!)).ToDictionary(
            task => task,
            task => new EncordException(EncordErrorId.NotFound, $"The server gave no labels for {task.Description}. It may have been deleted since it was listed."));
    }

    private protected override void WriteSent(LabelRowTask task) => WriteObject(task.Row);
}
