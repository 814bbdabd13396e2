using Encord.Emulator.Algorithms;

namespace Encord.Emulator.Learning;

/// <summary>Finds objects: boxes or outlines.</summary>
internal sealed class ObjectModel(
    IReadOnlyList<string> features, bool outlines, int workingSide, bool wideView, Classifier pixels, Classifier regions) : SmallModel
{
    public override IReadOnlyList<string> Features => features;

    /// <summary>Whether detections have a polygon.</summary>
    public bool Outlines => outlines;

    /// <summary>What is in a picture, the surest first.</summary>
    /// <exception cref="UnreadablePixelsException">The content is not a picture.</exception>
    public IReadOnlyList<Detection> Detect(ReadOnlySpan<byte> content, DetectionThresholds thresholds)
    {
        var scene = SceneView.Of(PixelImage.Decode(content, workingSide), wideView, pixels);
        var found = new List<(Detection Detection, Region Region)>();
        var scratch = regions.Scratch();
        var probabilities = new float[regions.Classes];
        foreach (var region in RegionProposals.Of(scene, windows: !outlines))
        {
            regions.Probabilities(RegionFeatures.Of(scene, region), scratch, probabilities);
            var best = probabilities.AsSpan(1).IndexOf(probabilities.Skip(1).Max()) + 1;
            if (probabilities[best] >= thresholds.Confidence)
            {
                found.Add((new(features[best - 1], probabilities[best], region.Box.Relative(scene.Width, scene.Height), null), region));
            }
        }

        var kept = NonMaximumSuppression.Keep(found.Select(entry => entry.Detection), thresholds.IntersectionOverUnion);
        if (!outlines)
        {
            return kept;
        }

        var regionOf = found.ToDictionary<(Detection Detection, Region Region), Detection, Region>(
            entry => entry.Detection, entry => entry.Region, ReferenceEqualityComparer.Instance);
        return [.. kept.Select(detection => Outlined(detection, regionOf[detection], scene, thresholds.Coarseness))];
    }

    private static Detection Outlined(Detection detection, Region region, SceneView scene, double coarseness)
    {
        var corners = OutlineTracing.Trace([.. region.Pixels!], scene.Width, scene.Height);
        var outline = DouglasPeucker.SimplifyRing(OutlineTracing.WithoutStairs(corners), coarseness);
        return detection with { Outline = outline, Box = FittedBox.Around(outline) };
    }

    protected override void Write(BinaryWriter writer)
    {
        ModelFile.Write(writer, features);
        writer.Write(outlines);
        writer.Write(workingSide);
        writer.Write(wideView);
        pixels.Write(writer);
        regions.Write(writer);
    }

    public static ObjectModel Read(BinaryReader reader) => new(
        ModelFile.ReadTexts(reader), reader.ReadBoolean(), reader.ReadInt32(), reader.ReadBoolean(), Classifier.Read(reader), Classifier.Read(reader));
}
