namespace Encord;

/// <summary>A box turned about its centre. The four numbers are those of the box before it is turned.</summary>
public sealed class RotatableBoundingBox : BoundingBox
{
    /// <summary>Creates the box.</summary>
    public RotatableBoundingBox(double x, double y, double width, double height, double theta)
        : base(x, y, width, height)
    {
        Theta = theta;
    }

    /// <inheritdoc/>
    public override string Shape => ObjectShape.RotatableBoundingBox;

    /// <summary>The angle in degrees.</summary>
    public double Theta { get; }

    internal override IEnumerable<double> Numbers => [X, Y, Width, Height, Theta];

    /// <summary><c>x=0.1 y=0.2 w=0.3 h=0.4 theta=30</c></summary>
    public override string ToString() => base.ToString() + " theta=" + ShapeText.Number(Theta);
}
