namespace Encord.Emulator.Models;

internal enum ModelKind
{
    Classification,
    ObjectDetection,
    Segmentation,
}

/// <summary>A kind of network that a model claims to be.</summary>
/// <param name="Name">As release 0.1.150 spells it.</param>
/// <param name="RestName">As release 0.1.190 spells it; null where that has it no more.</param>
/// <param name="Kind">What it does.</param>
internal sealed record Architecture(string Name, string? RestName, ModelKind Kind)
{
    private static readonly Architecture[] All =
    [
        new("fast_ai", null, ModelKind.Classification),
        new("resnet18", "resnet18", ModelKind.Classification),
        new("resnet34", "resnet34", ModelKind.Classification),
        new("resnet50", "resnet50", ModelKind.Classification),
        new("resnet101", "resnet101", ModelKind.Classification),
        new("resnet152", "resnet152", ModelKind.Classification),
        new("vgg16", "vgg16", ModelKind.Classification),
        new("vgg19", "vgg19", ModelKind.Classification),
        new("faster_rcnn", "fasterRcnn", ModelKind.ObjectDetection),
        new("mask_rcnn", "maskRcnn", ModelKind.Segmentation),
    ];

    /// <summary>The shape of ontology object that it finds; null when it classifies.</summary>
    public string? Shape => Kind switch
    {
        ModelKind.ObjectDetection => "bounding_box",
        ModelKind.Segmentation => "polygon",
        _ => null,
    };

    /// <summary>As the result of a 0.1.150 training spells the kind.</summary>
    public string KindName => Kind switch
    {
        ModelKind.ObjectDetection => "object_detection",
        ModelKind.Segmentation => "instance_segmentation",
        _ => "classification",
    };

    /// <summary>As release 0.1.190 spells the kind.</summary>
    public string RestKindName => Kind switch
    {
        ModelKind.ObjectDetection => "objectDetection",
        ModelKind.Segmentation => "segmentation",
        _ => "classification",
    };

    public static Architecture? Find(string name) => Array.Find(All, architecture => architecture.Name == name);

    public static Architecture? FindRest(string restName) => Array.Find(All, architecture => architecture.RestName == restName);

    /// <summary>By the name kept in the database.</summary>
    public static Architecture Of(string name) => Find(name) ?? throw new InvalidDataException($"There is no architecture '{name}'.");
}
