using Encord.Client.Interchange.Exporting;

namespace Encord.Client.Pictures;

/// <summary>What of an object can be drawn on its picture.</summary>
internal static class OverlayLabel
{
    /// <param name="instance">The object.</param>
    /// <param name="one">What it is drawn as.</param>
    /// <param name="picture">A picture whose size is known.</param>
    /// <param name="reason">Why it cannot be drawn, as the end of a sentence.</param>
    public static ExportLabel? Of(ObjectInstance instance, ExportClass one, ExportPicture picture, out string reason)
    {
        reason = "it has no coordinates";
        if (instance.Coordinates is not { } coordinates)
        {
            return null;
        }

        if (ShapeCut.FaultOf(coordinates, picture.Width, picture.Height, keepTurned: true, 0, out var shape, out var isClipped) is { } fault)
        {
            reason = fault;
            return null;
        }

        return new ExportLabel(one, instance, shape, isClipped);
    }
}
