using Encord.Emulator.Algorithms;

namespace Encord.Emulator.Learning;

/// <summary>One object that was found.</summary>
/// <param name="Feature">The feature hash it was taken for.</param>
/// <param name="Confidence">How sure the model is, 0…1.</param>
/// <param name="Box">Where it is.</param>
/// <param name="Outline">Its polygon, where the model outlines objects.</param>
internal sealed record Detection(string Feature, double Confidence, FittedBox Box, IReadOnlyList<Vertex>? Outline);

/// <summary>What a picture was classified as.</summary>
/// <param name="Feature">The classification (feature hash).</param>
/// <param name="Option">The option (feature hash).</param>
/// <param name="Confidence">How sure the model is, 0…1.</param>
internal sealed record ClassifiedAs(string Feature, string Option, double Confidence);

/// <summary>What inference lets through.</summary>
/// <param name="Confidence">Detections below are dropped.</param>
/// <param name="IntersectionOverUnion">A detection that overlaps a surer one by more is dropped.</param>
/// <param name="Coarseness">The tolerance of polygon simplification, as a fraction of the picture.</param>
internal sealed record DetectionThresholds(double Confidence = 0.6, double IntersectionOverUnion = 0.3, double Coarseness = 0.005);
