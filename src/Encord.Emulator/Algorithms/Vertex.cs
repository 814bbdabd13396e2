namespace Encord.Emulator.Algorithms;

/// <summary>A place in a picture, as fractions of its width and height; the origin is the top left corner.</summary>
internal readonly record struct Vertex(double X, double Y)
{
    public static Vertex operator +(Vertex left, Vertex right) => new(left.X + right.X, left.Y + right.Y);

    public static Vertex operator -(Vertex left, Vertex right) => new(left.X - right.X, left.Y - right.Y);

    public double LengthSquared => (X * X) + (Y * Y);

    public double Length => Math.Sqrt(LengthSquared);

    public static Vertex Between(Vertex from, Vertex to, double share) =>
        new(Linear.Between(from.X, to.X, share), Linear.Between(from.Y, to.Y, share));
}
