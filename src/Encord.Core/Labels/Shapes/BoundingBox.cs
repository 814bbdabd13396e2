namespace Encord;

/// <summary>An upright box, in fractions of the image.</summary>
public class BoundingBox : Coordinates
{
    /// <summary>Creates the box.</summary>
    public BoundingBox(double x, double y, double width, double height)
    {
        X = x;
        Y = y;
        Width = width;
        Height = height;
    }

    /// <inheritdoc/>
    public override string Shape => ObjectShape.BoundingBox;

    /// <summary>The left edge, as a fraction of the image's width.</summary>
    public double X { get; }

    /// <summary>The top edge, as a fraction of the image's height.</summary>
    public double Y { get; }

    /// <summary>The width, as a fraction of the image's width.</summary>
    public double Width { get; }

    /// <summary>The height, as a fraction of the image's height.</summary>
    public double Height { get; }

    internal override (double X, double Y, double Width, double Height)? Extent => (X, Y, Width, Height);

    internal override IEnumerable<double> Numbers => [X, Y, Width, Height];

    /// <summary><c>x=0.1 y=0.2 w=0.3 h=0.4</c></summary>
    public override string ToString() =>
        "x=" + ShapeText.Number(X) + " y=" + ShapeText.Number(Y) + " w=" + ShapeText.Number(Width) + " h=" + ShapeText.Number(Height);
}
