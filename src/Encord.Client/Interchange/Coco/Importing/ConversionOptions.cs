using Encord.Client.Interchange.Coco.Reading;

namespace Encord.Client.Interchange.Coco.Importing;

/// <summary>How far annotations may be changed.</summary>
/// <param name="Clip">Whether what reaches further than a pixel beyond the edge is clipped rather than refused.</param>
/// <param name="NeedsCrowd">Whether it matters which annotations are crowds.</param>
/// <param name="AreFractions">Whether positions are fractions of the picture rather than pixels.</param>
/// <param name="HasCorners">Whether a ring of four points is a turned box.</param>
/// <param name="IsPadded">Whether skeletons of different size are filled up to the largest with points that are not there.</param>
internal readonly record struct ConversionOptions(bool Clip, bool NeedsCrowd, bool AreFractions = false, bool HasCorners = false, bool IsPadded = false)
{
    /// <summary>What arithmetic with fractions leaves, in pixels: not worth a word.</summary>
    public const double Noise = 1e-6;

    /// <summary>
    /// Writers round, count pixels from 1, or end a box at the far edge of its last pixel. What is outside by up to a pixel is clipped, and said.
    /// </summary>
    public const double Tolerance = 1;

    /// <summary>The words for a fault that clipping would remove.</summary>
    public const string Leaves = "leaves the image";

    /// <param name="beyond">Pixels by which something reaches out of the picture.</param>
    /// <returns>Null where that is too far.</returns>
    public CocoNotices? Clipping(double beyond) =>
        beyond <= Noise ? CocoNotices.None
        : beyond <= Tolerance + Noise ? CocoNotices.ClippedAtEdge
        : Clip ? CocoNotices.Clipped
        : null;
}
