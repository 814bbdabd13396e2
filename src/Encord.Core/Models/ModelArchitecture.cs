namespace Encord;

/// <summary>The architectures that a model can have.</summary>
public enum ModelArchitecture
{
    /// <summary>Detects objects: features are ontology objects with the shape bounding box.</summary>
    FasterRcnn,

    /// <summary>Outlines objects: features are ontology objects with the shape polygon.</summary>
    MaskRcnn,

    /// <summary>Classifies frames, as all that follow: features are classifications.</summary>
    FastAi,

    /// <summary>Classifies frames; 18 layers.</summary>
    Resnet18,

    /// <summary>Classifies frames; 34 layers.</summary>
    Resnet34,

    /// <summary>Classifies frames; 50 layers.</summary>
    Resnet50,

    /// <summary>Classifies frames; 101 layers.</summary>
    Resnet101,

    /// <summary>Classifies frames; 152 layers.</summary>
    Resnet152,

    /// <summary>Classifies frames; 16 layers.</summary>
    Vgg16,

    /// <summary>Classifies frames; 19 layers.</summary>
    Vgg19,
}
