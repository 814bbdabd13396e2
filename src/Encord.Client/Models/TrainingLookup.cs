using Encord.Client.Json;

namespace Encord.Client.Models;

/// <summary>A training that somebody asks about.</summary>
/// <param name="trainingHash">Which one.</param>
/// <param name="modelHash">The model that named it; null for a bare hash.</param>
internal sealed class WantedTraining(string trainingHash, string? modelHash)
{
    public string TrainingHash => trainingHash;

    public string? ModelHash => modelHash;

    /// <summary>What is known of it, once the server has answered.</summary>
    public ModelTraining? Training { get; set; }
}

/// <summary>Asks about many trainings of a project at once, and puts to each what its model says.</summary>
internal sealed class TrainingLookup(ModelGateway models, bool createdAt, bool finalLoss, bool labels)
{
    private readonly Dictionary<string, Dictionary<string, Model>> _modelsOf = new(StringComparer.Ordinal);

    /// <returns>Those that the project does not have, with the reason.</returns>
    public async Task<IReadOnlyDictionary<WantedTraining, EncordException>> FindAsync(string projectHash, IReadOnlyList<WantedTraining> wanted, CancellationToken cancellationToken)
    {
        var waiting = wanted.ToFirst(one => one.TrainingHash, StringComparer.OrdinalIgnoreCase);
        await foreach (var training in models.ListTrainingsAsync(projectHash, [.. waiting.Keys], createdAt, finalLoss, labels, cancellationToken).ConfigureAwait(false))
        {
            if (!waiting.TryGetValue(training.TrainingHash, out var one))
            {
                continue;
            }

            waiting.Remove(training.TrainingHash);
            training.ModelHash ??= one.ModelHash;
            if (training.Title is null)
            {
                // The older wire tells of a training only what it is asked for; its model is known by the list of models.
                var known = await ModelsOfAsync(projectHash, cancellationToken).ConfigureAwait(false);
                training.Describe(known.TryGetValue(training.TrainingHash, out var model) ? model : null);
            }

            one.Training = training;
        }

        return waiting.Values.ToDictionary(one => one, one => new EncordException(
            EncordErrorId.NotFound, $"The project {projectHash} has no training {one.TrainingHash}. Get-EncordModel lists the models of the project with their trainings."));
    }

    private async Task<Dictionary<string, Model>> ModelsOfAsync(string projectHash, CancellationToken cancellationToken)
    {
        if (!_modelsOf.TryGetValue(projectHash, out var known))
        {
            _modelsOf[projectHash] = known = new(StringComparer.OrdinalIgnoreCase);
            await foreach (var model in models.ListAsync(projectHash, cancellationToken).ConfigureAwait(false))
            {
                foreach (var training in model.TrainingHash)
                {
                    known[training] = model;
                }
            }
        }

        return known;
    }
}
