namespace Encord.Client.Interchange.Masks;

/// <summary>What the number of a pixel says.</summary>
internal enum MaskKind
{
    /// <summary>The class, from 1; 0 is background.</summary>
    Semantic,

    /// <summary>The object, from 1 in each picture; 0 is background.</summary>
    Instance,
}
