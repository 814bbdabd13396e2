using System.Management.Automation;
using Encord.Client.Bundles;
using Encord.Client.Models;
using Encord.PowerShell.Completers;
using Encord.PowerShell.Engine;

namespace Encord.PowerShell.Commands.Models;

[Cmdlet(VerbsCommon.Get, "EncordModelTraining")]
[OutputType(typeof(ModelTraining))]
public sealed class GetEncordModelTrainingCommand : EncordConnectedCommand
{
    private const int HashesPerRequest = 1000;

    // The trainings of many models are one question, each asked for once.
    private readonly HashSet<string> _asked = new(StringComparer.OrdinalIgnoreCase);
    private BundledInput<string, WantedTraining>? _trainings;

    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("ProjectHash")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public ProjectReference? Project { get; set; }

    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("ModelIterationUid")]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(TrainingCompleter))]
    public string[] TrainingHash { get; set; } = [];

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ModelHash")]
    [ArgumentCompleter(typeof(ModelCompleter))]
    public ModelReference? Model { get; set; }

    [Parameter]
    public SwitchParameter IncludeCreatedAt { get; set; }

    [Parameter]
    public SwitchParameter IncludeFinalLoss { get; set; }

    [Parameter]
    public SwitchParameter IncludeLabel { get; set; }

    private protected override void ProcessInput() => Guard(Project, () =>
    {
        var projectHash = Resolve(Project!);
        foreach (var hash in TrainingHash.Where(hash => _asked.Add($"{projectHash} {hash}")))
        {
            (_trainings ??= CreateBundles()).Add(new WantedTraining(hash, Model?.Hash), projectHash);
        }
    });

    private protected override void EndCommand() => _trainings?.Finish();

    private BundledInput<string, WantedTraining> CreateBundles()
    {
        var lookup = new TrainingLookup(Client.ModelGateway, IncludeCreatedAt, IncludeFinalLoss, IncludeLabel);
        return new(
            this, HashesPerRequest, new BundleSender<string, WantedTraining>(lookup.FindAsync, ItemFaults.Contains), wanted => wanted.TrainingHash,
            (_, wanted) => WriteObject(wanted.Select(one => one.Training), enumerateCollection: true));
    }
}
