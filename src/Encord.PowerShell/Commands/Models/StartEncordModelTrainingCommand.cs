using System.Management.Automation;
using Encord.Client.Models;
using Encord.PowerShell.Commands.Labels;
using Encord.PowerShell.Completers;
using Encord.PowerShell.Engine;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.Models;

[Cmdlet(VerbsLifecycle.Start, "EncordModelTraining", SupportsShouldProcess = true)]
[OutputType(typeof(ModelTraining))]
public sealed class StartEncordModelTrainingCommand : TrainingCommand
{
    private readonly List<string> _labelHashes = [];

    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("ProjectHash")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public ProjectReference? Project { get; set; }

    [Parameter(Mandatory = true, Position = 1)]
    [Alias("ModelHash")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ModelCompleter))]
    public ModelReference? Model { get; set; }

    [Parameter(Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("LabelHash")]
    [LabelRowTransformation]
    [ValidateNotNullOrEmpty]
    public LabelRowReference[] LabelRow { get; set; } = [];

    [Parameter(Mandatory = true)]
    [WholeNumberTransformation]
    public int Epochs { get; set; }

    [Parameter]
    [ArgumentCompleter(typeof(PretrainedWeightsCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Weights { get; set; }

    [Parameter, WholeNumberTransformation]
    public int BatchSize { get; set; } = 24;

    [Parameter]
    public ModelDevice Device { get; set; } = ModelDevice.Cuda;

    [Parameter]
    public SwitchParameter Wait { get; set; }

    private protected override void BeginCommand()
    {
        base.BeginCommand();
        Refuse(Epochs < 1, $"-Epochs must be 1 or more, not {Epochs}.", Epochs);
        Refuse(BatchSize < 1, $"-BatchSize must be 1 or more, not {BatchSize}.", BatchSize);
    }

    private protected override void ProcessInput()
    {
        foreach (var row in LabelRow)
        {
            Guard(LabelRowAccess.TargetOf(row), () => _labelHashes.Add(Check(row)));
        }
    }

    private protected override void EndCommand()
    {
        if (_labelHashes.Count == 0)
        {
            return;
        }

        Guard((object?)Model!.Value ?? Model.Hash, () =>
        {
            var weights = ChooseWeights();
            var target = Model.Value is { } known ? $"'{known.Title}' ({known.ModelHash})" : Model.Hash;
            if (!ShouldProcess(target, $"Train for {Epochs} epochs on {_labelHashes.Count} label rows"))
            {
                return;
            }

            var order = new TrainingOrder(Model.Hash, [.. _labelHashes.Distinct()], Epochs, BatchSize, weights, Device.ToString()) { ProjectHash = ProjectHash };
            var hash = Await(Client.ModelGateway.StartAsync(order, EndToken));
            var training = new ModelTraining(ProjectHash, Model.Hash, hash)
            {
                Status = TrainingStatus.Pending,
                Title = Model.Value?.Title,
                Architecture = Model.Value?.Architecture,
                Epochs = Epochs,
                BatchSize = BatchSize,
            };
            WriteObject(Wait ? ReadBack.Of(this, () => WaitFor(training, SevenDays), () => training, $"The training {hash}") : training);
        });
    }

    private string? ProjectHash => Model!.Value?.ProjectHash ?? (Project is { } project ? Resolve(project) : null);

    private string Check(LabelRowReference row)
    {
        if (row.Value is { } known && ProjectHash is { } own && known.ProjectHash != own)
        {
            throw Invalid($"The label row of '{known.DataTitle}' is of the project {known.ProjectHash}, the model of {own}.");
        }

        return row.Hash ?? (row.Value is null ? this.Find(row, Project).LabelHash : null) ?? throw Invalid($"'{row}' has no labels yet. Initialize-EncordLabelRow makes them.");
    }

    private PretrainedWeights ChooseWeights()
    {
        if (Weights is not null)
        {
            var weights = PretrainedWeights.Find(Weights);
            weights.CheckFit(Model!.Value?.Architecture);
            return weights;
        }

        var architecture = Model!.Value?.Architecture ?? (ProjectHash is { } project
            ? Stream(Client.ModelGateway.ListAsync(project, EndToken)).FirstOrDefault(model => model.ModelHash == Model.Hash)?.Architecture
            : null);
        return PretrainedWeights.WithoutName(architecture ?? throw Invalid(
            $"The architecture of the model {Model.Hash} is not known: name its weights with -Weights, or give its project with -Project."));
    }

    private void Refuse(bool isWrong, string message, object value)
    {
        if (isWrong)
        {
            ThrowTerminatingError(FailureRecord.Create(Invalid(message), value));
        }
    }

    private static EncordException Invalid(string message) => new(EncordErrorId.InvalidArgument, message);
}
