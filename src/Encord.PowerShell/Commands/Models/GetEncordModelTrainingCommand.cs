using System.Management.Automation;
using Encord.PowerShell.Completers;
using Encord.PowerShell.Engine;

namespace Encord.PowerShell.Commands.Models;

[Cmdlet(VerbsCommon.Get, "EncordModelTraining")]
[OutputType(typeof(ModelTraining))]
public sealed class GetEncordModelTrainingCommand : EncordConnectedCommand
{
    private const int HashesPerRequest = 1000;

    // The trainings of many models are one question, each asked for once.
    private readonly List<(string Training, string? Model)> _gathered = [];
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);
    private string? _projectHash;

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
        if (_projectHash is not null && _projectHash != projectHash)
        {
            Flush();
        }

        _projectHash = projectHash;
        foreach (var hash in TrainingHash.Where(hash => _asked.Add($"{projectHash} {hash}")))
        {
            _gathered.Add((hash, Model?.Hash));
            if (_gathered.Count == HashesPerRequest)
            {
                Flush();
            }
        }
    });

    private protected override void EndCommand() => Flush();

    private void Flush()
    {
        if (_gathered.Count == 0)
        {
            return;
        }

        var modelOf = _gathered.ToDictionary(entry => entry.Training, entry => entry.Model, StringComparer.Ordinal);
        Guard(modelOf.Count == 1 ? _gathered[0].Training : (object)modelOf.Keys.ToArray(), () =>
        {
            Dictionary<string, Model>? models = null;
            foreach (var training in Stream(Client.ModelGateway.ListTrainingsAsync(
                _projectHash!, [.. modelOf.Keys], IncludeCreatedAt, IncludeFinalLoss, IncludeLabel, EndToken)))
            {
                training.ModelHash ??= modelOf.TryGetValue(training.TrainingHash, out var model) ? model : null;
                if (training.Title is null)
                {
                    // The older wire tells of a training only what it is asked for; its model is known by the list of models.
                    models ??= ModelsByTraining();
                    training.Describe(models.TryGetValue(training.TrainingHash, out var known) ? known : null);
                }

                WriteObject(training);
            }
        });
        _gathered.Clear();
    }

    private Dictionary<string, Model> ModelsByTraining()
    {
        var models = new Dictionary<string, Model>(StringComparer.OrdinalIgnoreCase);
        foreach (var model in Stream(Client.ModelGateway.ListAsync(_projectHash!, EndToken)))
        {
            foreach (var training in model.TrainingHash)
            {
                models[training] = model;
            }
        }

        return models;
    }
}
