namespace Encord;

/// <summary>
/// Something that a model found in a frame: an object with its place, or what the frame was classified as. Flat, so that <c>Export-Csv</c>
/// tells all; it pipes into <c>Add-EncordObjectInstance</c>.
/// </summary>
public sealed class Detection
{
    internal Detection(string projectHash, string trainingHash)
    {
        ProjectHash = projectHash;
        TrainingHash = trainingHash;
    }

    /// <summary>The project of the model.</summary>
    public string ProjectHash { get; }

    /// <summary>The training whose model found it.</summary>
    public string TrainingHash { get; }

    /// <summary>The file it was found in, as a full path; the number of the text (from 0) for base64; null for data of the project.</summary>
    public string? File { get; internal init; }

    /// <summary>The data unit it was found in; null for files.</summary>
    public string? DataHash { get; internal init; }

    /// <summary>The frame, from 0; 0 for an image.</summary>
    public int Frame { get; internal init; }

    /// <summary>The feature hash of the object, or of the classification.</summary>
    public string FeatureHash { get; internal init; } = string.Empty;

    /// <summary>The feature hash again, under the name by which <c>Add-EncordObjectInstance</c> takes it.</summary>
    public string Feature => FeatureHash;

    /// <summary>The name of the feature.</summary>
    public string Name { get; internal init; } = string.Empty;

    /// <summary>The shape as the ontology spells it (<c>BoundingBox</c> or <c>Polygon</c>); <c>Classification</c> where the frame was classified.</summary>
    public string Shape { get; internal init; } = string.Empty;

    /// <summary>How sure the model is, 0 to 1.</summary>
    public double Confidence { get; internal init; }

    /// <summary>The left edge as a fraction of the width; of a polygon, of the box around it. Null where the frame was classified.</summary>
    public double? X { get; internal init; }

    /// <summary>The top edge as a fraction of the height.</summary>
    public double? Y { get; internal init; }

    /// <summary>The width as a fraction of the image's width.</summary>
    public double? Width { get; internal init; }

    /// <summary>The height as a fraction of the image's height.</summary>
    public double? Height { get; internal init; }

    /// <summary>The left edge in pixels; null where the size of the image is not known.</summary>
    public double? PixelX { get; internal init; }

    /// <summary>The top edge in pixels.</summary>
    public double? PixelY { get; internal init; }

    /// <summary>The width in pixels.</summary>
    public double? PixelWidth { get; internal init; }

    /// <summary>The height in pixels.</summary>
    public double? PixelHeight { get; internal init; }

    /// <summary>The hash of the object; with tracking the same on every frame where it was seen. Null where the frame was classified.</summary>
    public string? ObjectHash { get; internal init; }

    /// <summary>The box; null for other shapes.</summary>
    public BoundingBox? BoundingBox { get; internal init; }

    /// <summary>The polygon; null for other shapes.</summary>
    public Polygon? Polygon { get; internal init; }

    /// <summary>The name of the option the frame was classified as; null for objects.</summary>
    public string? Answer { get; internal init; }

    /// <summary>The feature hash of that option.</summary>
    public string? AnswerHash { get; internal init; }

    /// <summary><c>Car 0.93 frame 7</c></summary>
    public override string ToString() =>
        FormattableString.Invariant($"{(Answer is null ? Name : $"{Name}: {Answer}")} {Confidence:0.00} frame {Frame}");
}
