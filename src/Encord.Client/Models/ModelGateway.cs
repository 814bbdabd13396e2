using Encord.Client.Http;
using System.Runtime.CompilerServices;
using Encord.Client.Json;
using Encord.Client.Labels;

namespace Encord.Client.Models;

/// <summary>
/// Models, whichever release the server is of. Release 0.1.190 dropped the model queries of 0.1.150 for models of the organisation; the older
/// ones are tried first, and a server that does not offer them is spoken to in the newer way from then on.
/// </summary>
internal sealed class ModelGateway(ModelClient older, TrainingClient olderTrainings, InferenceClient olderInference, RestModelClient newer, LabelClient labels)
{
    private volatile bool _isNewer;

    public async IAsyncEnumerable<Model> ListAsync(string projectHash, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var models = await ChooseAsync(
            () => older.ListAsync(projectHash, cancellationToken).GatherAsync(),
            async () => (await newer.ListAsync(projectHash, cancellationToken).GatherAsync().ConfigureAwait(false)).ConvertAll(attached => attached.Model)).ConfigureAwait(false);
        foreach (var model in models)
        {
            yield return model;
        }
    }

    public Task<Model> CreateAsync(
        string projectHash, string title, string? description, IReadOnlyList<string> featureHashes, string architecture, CancellationToken cancellationToken) => ChooseAsync(
        async () => new Model(projectHash, await older.CreateAsync(projectHash, title, description, featureHashes, architecture, cancellationToken).ConfigureAwait(false))
        {
            Title = title,
            Description = description ?? string.Empty,
            Architecture = architecture,
            FeatureHash = new([.. featureHashes]),
        },
        async () => await newer.CreateAsync(
            projectHash, title, description, architecture,
            FeatureNames.For(featureHashes, await labels.GetStructureAsync(projectHash, refresh: false, cancellationToken).ConfigureAwait(false)),
            cancellationToken).ConfigureAwait(false));

    public Task DeleteAsync(string projectHash, string modelHash, CancellationToken cancellationToken) => ChooseAsync(
        async () =>
        {
            await older.DeleteAsync(projectHash, modelHash, cancellationToken).ConfigureAwait(false);
            return true;
        },
        async () =>
        {
            await newer.DeleteAsync(modelHash, cancellationToken).ConfigureAwait(false);
            return true;
        });

    public async IAsyncEnumerable<ModelTraining> ListTrainingsAsync(
        string projectHash, IReadOnlyList<string> trainingHashes, bool createdAt, bool finalLoss, bool withLabels, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var trainings = await ChooseAsync(
            () => olderTrainings.ListAsync(projectHash, trainingHashes, createdAt, finalLoss, withLabels, cancellationToken).GatherAsync(),
            () => ListNewerAsync(projectHash, trainingHashes, withLabels, cancellationToken)).ConfigureAwait(false);
        foreach (var training in trainings)
        {
            yield return training;
        }
    }

    public Task<string> StartAsync(TrainingOrder order, CancellationToken cancellationToken) => ChooseAsync(
        () => olderTrainings.StartAsync(order, cancellationToken),
        async () =>
        {
            var projectHash = order.ProjectHash ?? throw new EncordException(
                EncordErrorId.InvalidArgument, $"This server trains models of the organisation: say with -Project which project the label rows of the model {order.ModelHash} are of.");
            var attached = (await newer.ListAsync(projectHash, cancellationToken).GatherAsync().ConfigureAwait(false)).Find(model => model.Model.ModelHash == order.ModelHash)
                ?? throw new EncordException(EncordErrorId.NotFound, $"The model {order.ModelHash} is not attached to the project {projectHash}.");
            return await newer.StartAsync(order, attached.Model.FeaturesMapping, cancellationToken).ConfigureAwait(false);
        });

    public Task<ModelTraining> GetStatusAsync(string? projectHash, string modelHash, string trainingHash, int waitSeconds, TimeSpan? limit, CancellationToken cancellationToken) => ChooseAsync(
        () => olderTrainings.GetStatusAsync(projectHash, modelHash, trainingHash, waitSeconds, limit, cancellationToken),
        () => newer.GetStatusAsync(projectHash, modelHash, trainingHash, waitSeconds, limit, cancellationToken));

    /// <summary>The answer for the inputs as JSON: of the older release as it is, of the newer one a list of its answers.</summary>
    public Task<string> InferAsync(
        string projectHash, string trainingHash, IReadOnlyList<InferenceInput> inputs, InferenceOptions options, CancellationToken cancellationToken) => ChooseAsync(
        () => olderInference.RunRawAsync(projectHash, trainingHash, inputs, options, cancellationToken),
        async () =>
        {
            var attached = (await newer.ListAsync(projectHash, cancellationToken).GatherAsync().ConfigureAwait(false))
                .Find(model => model.Trainings.Any(training => training.TrainingHash == trainingHash))
                ?? throw new EncordException(EncordErrorId.NotFound, $"No model of the project {projectHash} has the training {trainingHash}.");
            var answers = new List<string>();
            foreach (var input in inputs)
            {
                answers.Add(await newer.PredictAsync(attached, trainingHash, input, options, cancellationToken).ConfigureAwait(false));
            }

            return $"[{string.Join(",", answers)}]";
        });

    private async Task<List<ModelTraining>> ListNewerAsync(string projectHash, IReadOnlyList<string> trainingHashes, bool withLabels, CancellationToken cancellationToken)
    {
        var known = (await newer.ListAsync(projectHash, cancellationToken).GatherAsync().ConfigureAwait(false))
            .SelectMany(model => model.Trainings).ToFirst(training => training.TrainingHash, StringComparer.Ordinal);
        var found = new List<ModelTraining>();
        foreach (var hash in trainingHashes)
        {
            var training = known.TryGetValue(hash, out var match) ? match
                : throw new EncordException(EncordErrorId.NotFound, $"The project {projectHash} has no model with the training {hash}.");
            if (withLabels)
            {
                training.Labels = new(await newer.ListLabelsAsync(training.ModelHash!, hash, cancellationToken).GatherAsync().ConfigureAwait(false));
            }

            found.Add(training);
        }

        return found;
    }

    private async Task<T> ChooseAsync<T>(Func<Task<T>> askOlder, Func<Task<T>> askNewer)
    {
        if (_isNewer)
        {
            return await askNewer().ConfigureAwait(false);
        }

        try
        {
            return await askOlder().ConfigureAwait(false);
        }
        catch (EncordException refused) when (IsNotOffered(refused))
        {
            T result;
            try
            {
                result = await askNewer().ConfigureAwait(false);
            }
            catch (EncordException again) when (IsNotOffered(again))
            {
                // Neither way is there: what the server said first is what is wrong.
                throw refused;
            }

            _isNewer = true;
            return result;
        }
    }

    /// <summary>The server does not know the address or the query, as opposed to the thing that was asked for: that it tells by its code.</summary>
    private static bool IsNotOffered(EncordException failure) =>
        failure.ErrorCode is "METHOD_NOT_ALLOWED_ERROR"
        || (failure.ErrorCode is null && failure.StatusCode is 404 or 405 or 410 or 501);
}
