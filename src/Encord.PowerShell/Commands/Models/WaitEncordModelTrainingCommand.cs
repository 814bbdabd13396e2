using System.Management.Automation;
using Encord.PowerShell.Completers;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.Models;

[Cmdlet(VerbsLifecycle.Wait, "EncordModelTraining")]
[OutputType(typeof(ModelTraining))]
public sealed class WaitEncordModelTrainingCommand : TrainingCommand
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("TrainingHash")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(TrainingCompleter))]
    public TrainingReference[] Training { get; set; } = [];

    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("ModelHash")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ModelCompleter))]
    public ModelReference? Model { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ProjectHash")]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public ProjectReference? Project { get; set; }

    [Parameter, WholeNumberTransformation]
    [ValidateRange(0, int.MaxValue)]
    public int TimeoutSec { get; set; } = SevenDays;

    private protected override void ProcessInput()
    {
        foreach (var training in Training)
        {
            Guard((object?)training.Value ?? training.Hash, () =>
            {
                var modelHash = training.Value?.ModelHash ?? Model?.Hash ?? throw new EncordException(
                    EncordErrorId.InvalidArgument, $"The training {training.Hash} does not say which model it is of: give it with -Model.");
                var known = new ModelTraining(training.Value?.ProjectHash ?? (Project is { } project ? Resolve(project) : null), modelHash, training.Hash);
                WriteObject(WaitFor(known, TimeoutSec));
            });
        }
    }
}
