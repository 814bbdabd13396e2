using Encord.Client.Labels.Documents;
using Encord.Client.Labels.Rules;

namespace Encord.Client.Labels.Editing;

/// <summary>Coordinates as a caller gives them: in fractions or in pixels, to be cut to the picture or refused where they leave it.</summary>
internal sealed class GivenGeometry(Coordinates given)
{
    /// <summary>Understands what was given for a shape.</summary>
    /// <exception cref="EncordException"><see cref="EncordErrorId.InvalidArgument"/>: it is not of the shape, or nothing was given.</exception>
    public static GivenGeometry Read(string shape, object? value, bool isPixel, bool clip) => value is null
        ? throw new EncordException(
            EncordErrorId.InvalidArgument,
            "Objects on frames need coordinates. Give one of -BoundingBox, -RotatableBoundingBox, -Polygon, -Polyline, -Point, -Skeleton or -Bitmask.")
        : isPixel && value is ObjectInstance instance
        ? throw new EncordException(
            EncordErrorId.InvalidArgument, $"The coordinates of '{instance}' were read and are fractions of the picture. Leave -Pixel out, or give numbers of pixels.")
        : new GivenGeometry(CoordinateInput.Read(shape, value)) { IsPixel = isPixel, Clip = clip };

    /// <exception cref="EncordException"><see cref="EncordErrorId.InvalidArgument"/>: the detection is not an object.</exception>
    public static GivenGeometry Of(Detection detection, bool clip) =>
        new(detection.BoundingBox ?? (Coordinates?)detection.Polygon ?? throw new EncordException(
            EncordErrorId.InvalidArgument, $"The detection '{detection}' says what the frame shows, and is not an object. Use Add-EncordClassificationInstance for it."))
        {
            Clip = clip,
            IsTyped = false,
        };

    /// <summary>Whether the numbers count pixels of the picture.</summary>
    public bool IsPixel { get; init; }

    /// <summary>Whether what leaves the picture is cut, and not refused.</summary>
    public bool Clip { get; init; }

    /// <summary>Whether the numbers could be pixels by mistake: then the error says how pixels are given.</summary>
    public bool IsTyped { get; init; } = true;

    /// <summary>The coordinates on each of the frames, which may differ in size.</summary>
    /// <exception cref="EncordException"><see cref="EncordErrorId.InvalidArgument"/>, with the row, the frame and what to do.</exception>
    public IReadOnlyList<KeyValuePair<int, Coordinates>> On(LabelDocument document, OntologyObject feature, FrameRangeList frames) => document.Exclusively(() =>
    {
        // First, so that nobody counts to two billion.
        FrameRules.Check(document, frames);
        return frames.Frames().Select(frame => new KeyValuePair<int, Coordinates>(frame, On(document, feature, frame))).ToArray();
    });

    private Coordinates On(LabelDocument document, OntologyObject feature, int frame)
    {
        CoordinateRules.RequireShape(document, feature, frame, given);
        var place = CoordinateRules.PlaceOf(feature, frame);
        var size = LabelTree.SizeOf(document, frame);
        var coordinates = given;
        if (IsPixel && given is not Bitmask)
        {
            coordinates = (size ?? throw document.Fault.Invalid(
                place, "-Pixel needs the width and height of the picture, and neither the row nor the frame has them. Give fractions from 0 to 1 without -Pixel.")).ToFractions(given);
        }

        if (GeometryRules.FaultOf(coordinates, size) is not { } fault)
        {
            return coordinates;
        }

        if (!Clip || fault.Kind != GeometryFaultKind.OutsidePicture)
        {
            throw document.Fault.Invalid(place, fault.Message + Hint(fault, size));
        }

        return GeometryClip.TryCut(coordinates, size, out var cut, out var reason)
            ? cut
            : throw document.Fault.Invalid(place, "it cannot be cut to the picture: " + reason + (IsPixel ? InPixels(size) : PixelHint));
    }

    private string PixelHint => IsTyped && !IsPixel ? " Coordinates are fractions of the picture, from 0 to 1; use -Pixel to give pixels." : "";

    private string Hint(GeometryFault fault, PictureSize? size) => fault.Kind == GeometryFaultKind.OutsidePicture
        ? (IsPixel ? InPixels(size) : PixelHint) + " Use -Clip to cut it to the picture."
        : "";

    private static string InPixels(PictureSize? size) => $" The picture is {size}.";
}
