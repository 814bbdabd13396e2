namespace Encord;

/// <summary>Where the server computes.</summary>
public enum ModelDevice
{
    /// <summary>On a graphics card.</summary>
    Cuda,

    /// <summary>On processors.</summary>
    Cpu,
}
