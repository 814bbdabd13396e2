using Encord.Emulator.Hosting;
using Encord.Emulator.Learning;
using Encord.Emulator.Pipeline;

namespace Encord.Emulator.Models;

/// <summary>What a model is asked for.</summary>
/// <param name="From">The first frame; null for the first there is.</param>
/// <param name="To">The last frame, included.</param>
/// <param name="Tracking">Whether an object keeps its hash from frame to frame.</param>
internal sealed record InferenceSettings(DetectionThresholds Thresholds, int? From, int? To, bool Tracking)
{
    /// <exception cref="WireError">A threshold is out of its range.</exception>
    public static InferenceSettings Of(double? confidence, double? overlap, double? coarseness, int? from, int? to, bool tracking)
    {
        var thresholds = new DetectionThresholds();
        thresholds = new(confidence ?? thresholds.Confidence, overlap ?? thresholds.IntersectionOverUnion, coarseness ?? thresholds.Coarseness);
        Check("confidence", thresholds.Confidence, 1);
        Check("IoU", thresholds.IntersectionOverUnion, 1);
        Check("RDP", thresholds.Coarseness, 0.01);
        return new(thresholds, from, to, tracking);
    }

    private static void Check(string name, double value, double most)
    {
        if (!(value >= 0 && value <= most))
        {
            throw WireError.InvalidArguments(FormattableString.Invariant($"The {name} threshold must be from 0 to {most}, not {value}."));
        }
    }
}

/// <summary>What was found in one frame, in the model's own names.</summary>
internal sealed record FrameFindings(int Frame, IReadOnlyList<(string ObjectHash, Detection Detection)> Objects, IReadOnlyList<ClassifiedAs> Classifications);

/// <summary>Runs trained models over pictures.</summary>
internal sealed class Inference(TrainingStore trainings) : IEmulatorService
{
    /// <exception cref="WireError">The training has not ended well, or the range does not fit.</exception>
    /// <exception cref="UnreadablePixelsException">A picture cannot be decoded.</exception>
    public IReadOnlyList<FrameFindings> Run(Training training, PictureSequence pictures, InferenceSettings settings, CancellationToken cancellation)
    {
        if (training.Status != Training.Done || trainings.ModelBytes(training.Uuid) is not { } bytes)
        {
            throw WireError.NotAllowed($"The training {training.Uuid} has the status {training.Status}; a model can be used when it is {Training.Done}.");
        }

        var model = SmallModel.FromBytes(bytes);
        var tracking = new Tracking(NewHash);
        var findings = new List<FrameFindings>();
        var selection = FrameSelection.Of(settings.From, settings.To, pictures.Count);
        for (var frame = selection.From; frame <= selection.To; frame++)
        {
            cancellation.ThrowIfCancellationRequested();
            findings.Add(model switch
            {
                ObjectModel finder => Find(finder, frame),
                PictureModel classifier => new(frame, [], classifier.Classify(pictures.Picture(frame), settings.Thresholds.Confidence)),
                _ => throw new InvalidOperationException("There is no other kind of model."),
            });
        }

        return findings;

        FrameFindings Find(ObjectModel finder, int frame)
        {
            var detections = finder.Detect(pictures.Picture(frame), settings.Thresholds);
            var hashes = settings.Tracking ? tracking.Follow(frame, detections) : [.. detections.Select(_ => NewHash())];
            return new(frame, [.. hashes.Zip(detections)], []);
        }
    }

    /// <summary>Eight characters, as the platform's object hashes have.</summary>
    private static string NewHash() => System.Security.Cryptography.RandomNumberGenerator.GetString(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", 8);
}
