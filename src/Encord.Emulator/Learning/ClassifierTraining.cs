using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace Encord.Emulator.Learning;

/// <summary>Fits a <see cref="Classifier"/> with the maximum-entropy trainer of ML.NET, epoch by epoch.</summary>
/// <remarks>
/// An epoch goes once through all pictures, in batches, each of which is fitted for a few steps from where the one before ended. The
/// classifier of an epoch is the mean over its batches, so that the last batch does not have the last word. With one batch, that is
/// plain L-BFGS that carries on from epoch to epoch.
/// </remarks>
internal sealed class ClassifierTraining
{
    private readonly MLContext _context = new(seed: 1);
    private readonly TrainingRecipe _recipe;
    private readonly Random _random;

    public ClassifierTraining(TrainingRecipe recipe, Random random)
    {
        _recipe = recipe;
        _random = random;
    }

    /// <summary>What training has come to.</summary>
    /// <param name="Classifier">As it is after the last epoch.</param>
    /// <param name="Losses">The mean cross-entropy over all samples after each epoch.</param>
    public sealed record Outcome(Classifier Classifier, IReadOnlyList<double> Losses);

    /// <param name="samples">Features, class, and the picture they come from.</param>
    /// <param name="classes">How many classes there are, also those without a sample.</param>
    /// <param name="ridge">How strongly large weights are held back; the fewer samples, the more.</param>
    /// <param name="cancellation">Stops between batches.</param>
    public Outcome Run(IReadOnlyList<Sample> samples, int classes, float ridge, CancellationToken cancellation)
    {
        var lift = FeatureLift.Fit([.. samples.Select(sample => sample.Features)], _recipe.Cosines, _random);
        Row[] rows = [.. samples.Select(sample => new Row { Features = lift.Lift(sample.Features), Label = (uint)sample.Class })];
        var schema = SchemaDefinition.Create(typeof(Row));
        schema[nameof(Row.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, lift.LiftedLength);
        schema[nameof(Row.Label)].ColumnType = new KeyDataViewType(typeof(uint), classes);

        var batches = Batches(samples);
        var losses = new List<double>();
        Classifier? classifier = null;
        MaximumEntropyModelParameters? state = null;
        for (var epoch = 0; epoch < _recipe.Epochs; epoch++)
        {
            var (weights, biases) = (Zeros(classes, lift.LiftedLength), new float[classes]);
            foreach (var batch in batches)
            {
                cancellation.ThrowIfCancellationRequested();
                var share = (float)batch.Count / rows.Length;
                var view = _context.Data.LoadFromEnumerable(batch.Select(index => rows[index]).ToArray(), schema);
                var trainer = _context.MulticlassClassification.Trainers.LbfgsMaximumEntropy(Options(ridge * share, batches.Count));
                state = (state is null ? trainer.Fit(view) : trainer.Fit(view, state)).Model;
                Add(state, share, weights, biases);
            }

            classifier = new(lift, weights, biases);
            losses.Add(Loss(classifier, rows, classes));
        }

        return new(classifier!, losses);
    }

    private LbfgsMaximumEntropyMulticlassTrainer.Options Options(float ridge, int batches) => new()
    {
        LabelColumnName = nameof(Row.Label),
        FeatureColumnName = nameof(Row.Features),
        L1Regularization = 0,
        L2Regularization = ridge,
        MaximumNumberOfIterations = Math.Max(1, _recipe.IterationsPerEpoch / batches),
        HistorySize = 10,
        OptimizationTolerance = 1e-6f,

        // One thread: sums in one order, so that the same input gives the same model.
        NumberOfThreads = 1,
    };

    private List<List<int>> Batches(IReadOnlyList<Sample> samples)
    {
        var pictures = samples.Select(sample => sample.Picture).Distinct().ToArray();
        _random.Shuffle(pictures);
        var batchOf = pictures.Index().ToDictionary(entry => entry.Item, entry => entry.Index / _recipe.BatchSize);
        return [.. samples.Index().GroupBy(entry => batchOf[entry.Item.Picture]).OrderBy(group => group.Key)
            .Select(group => group.Select(entry => entry.Index).ToList())];
    }

    private static void Add(MaximumEntropyModelParameters fitted, float share, float[][] weights, float[] biases)
    {
        VBuffer<float>[] buffers = null!;
        fitted.GetWeights(ref buffers, out var classes);
        var offsets = fitted.GetBiases().ToArray();
        for (var c = 0; c < classes; c++)
        {
            biases[c] += offsets[c] * share;
            foreach (var (index, value) in buffers[c].Items())
            {
                weights[c][index] += value * share;
            }
        }
    }

    private static double Loss(Classifier classifier, Row[] rows, int classes)
    {
        var probabilities = new float[classes];
        var loss = 0.0;
        foreach (var row in rows)
        {
            classifier.FromLifted(row.Features, probabilities);
            loss -= Math.Log(Math.Max(probabilities[row.Label], 1e-12));
        }

        return loss / rows.Length;
    }

    private static float[][] Zeros(int rows, int columns) => [.. Enumerable.Range(0, rows).Select(_ => new float[columns])];

    private sealed class Row
    {
        public float[] Features { get; set; } = [];

        /// <summary>The class itself; loading counts keys from 1 on its own.</summary>
        public uint Label { get; set; }
    }
}
