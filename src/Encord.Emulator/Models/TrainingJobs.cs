using System.Collections.Concurrent;
using Encord.Emulator.Hosting;
using Encord.Emulator.Learning;
using Encord.Emulator.Pipeline;

namespace Encord.Emulator.Models;

/// <summary>Runs trainings one after the other, and lets callers wait for their end.</summary>
internal sealed partial class TrainingJobs(
    ModelStore models, TrainingStore trainings, TrainingMaterial material, TimeProvider clock, IHostApplicationLifetime lifetime, ILogger<TrainingJobs> log)
    : IEmulatorService, IDisposable
{
    private readonly ConcurrentDictionary<string, Task> _running = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _one = new(1);

    public void Start(Training training)
    {
        trainings.Add(training);
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _running[training.Uuid] = ended.Task;
        _ = Task.Run(async () =>
        {
            await RunAsync(training);
            _running.TryRemove(training.Uuid, out _);
            ended.SetResult();
        });
    }

    /// <summary>The training as it is when it has ended, or after the wait.</summary>
    /// <exception cref="WireError">There is no such training, or it is deleted meanwhile.</exception>
    public async Task<Training> WaitAsync(string modelUuid, string trainingUuid, TimeSpan longest, CancellationToken cancellation)
    {
        var training = Require(modelUuid, trainingUuid);
        if (training.Status != Training.Pending)
        {
            return training;
        }

        if (!_running.TryGetValue(trainingUuid, out var job))
        {
            // Either it ended just now, and then this changes nothing, or nobody works on it any more.
            trainings.Fail(trainingUuid, "The emulator was stopped before the training ended.", training.Seconds);
            return Require(modelUuid, trainingUuid);
        }

        if (longest > TimeSpan.Zero)
        {
            try
            {
                await job.WaitAsync(longest, clock, cancellation);
            }
            catch (TimeoutException)
            {
                // Still pending, and that is the answer.
            }
        }

        return Require(modelUuid, trainingUuid);
    }

    public void Dispose() => _one.Dispose();

    private Training Require(string modelUuid, string trainingUuid) =>
        trainings.Find(trainingUuid) is { } training && training.ModelUuid == modelUuid
            ? training
            : throw WireError.NotFound($"Model {modelUuid} has no training {trainingUuid}.");

    private async Task RunAsync(Training training)
    {
        var stopping = lifetime.ApplicationStopping;
        var start = clock.GetTimestamp();
        int Seconds() => (int)Math.Ceiling(clock.GetElapsedTime(start).TotalSeconds);
        try
        {
            await _one.WaitAsync(stopping);
            try
            {
                start = clock.GetTimestamp();
                if (models.Find(training.ModelUuid) is { } model)
                {
                    var outcome = Learn(model, training, stopping);
                    trainings.Finish(training.Uuid, outcome.Losses, Seconds(), outcome.Model.ToBytes());
                }
            }
            finally
            {
                _one.Release();
            }
        }
        catch (Exception error) when (error is NothingToLearnException or UnreadablePixelsException or WireError)
        {
            trainings.Fail(training.Uuid, error.Message, Seconds());
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The next start finds it pending and says why it ended.
        }
        catch (Exception error)
        {
            LogFailure(log, error, training.Uuid);
            trainings.Fail(training.Uuid, $"The emulator failed: {error.GetType().Name}: {error.Message}", Seconds());
        }
    }

    private TrainingOutcome Learn(MlModel model, Training training, CancellationToken cancellation)
    {
        var pictures = material.Pictures(training, model.Kind);
        var recipe = TrainingRecipe.For(model.Architecture, training.Weights, training.Epochs, training.BatchSize, seed: 1);
        return TrainedBefore.Get($"{model.Kind.Kind} {string.Join(' ', model.Features)}", pictures, recipe, () => model.Kind.Kind == ModelKind.Classification
            ? PictureLearner.Train(pictures, [.. pictures.SelectMany(picture => picture.Answers.Keys).Distinct().Order(StringComparer.Ordinal)], recipe, cancellation)
            : ObjectLearner.Train(pictures, model.Features, outlines: model.Kind.Kind == ModelKind.Segmentation, recipe, cancellation));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Training {Training} failed")]
    private static partial void LogFailure(ILogger logger, Exception error, string training);
}
