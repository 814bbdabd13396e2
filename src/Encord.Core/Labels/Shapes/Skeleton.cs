namespace Encord;

/// <summary>Named points after a template of the ontology.</summary>
public sealed class Skeleton : Coordinates
{
    /// <summary>Creates the skeleton.</summary>
    public Skeleton(IEnumerable<SkeletonVertex> vertices) => Vertices = vertices.ToArray();

    /// <inheritdoc/>
    public override string Shape => ObjectShape.Skeleton;

    /// <summary>The points, in the template's order.</summary>
    public IReadOnlyList<SkeletonVertex> Vertices { get; }

    internal override (double X, double Y, double Width, double Height)? Extent => ExtentOf(Vertices.Select(vertex => vertex.Point));

    internal override IEnumerable<double> Numbers => NumbersOf(Vertices.Select(vertex => vertex.Point));

    /// <summary><c>nose=0.5,0.4 tail=0.9,0.9(Occluded)</c></summary>
    public override string ToString() => string.Join(" ", Vertices);
}

/// <summary>One point of a skeleton.</summary>
public sealed class SkeletonVertex
{
    /// <summary>Creates the point.</summary>
    public SkeletonVertex(string name, Point point, SkeletonVisibility? visibility = null)
    {
        Name = name;
        Point = point;
        Visibility = visibility;
    }

    /// <summary>The name that the template gives it.</summary>
    public string Name { get; }

    /// <summary>The position.</summary>
    public Point Point { get; }

    /// <summary>Whether it is seen; null where nobody said.</summary>
    public SkeletonVisibility? Visibility { get; }

    /// <summary>The colour, <c>#RRGGBB</c>; null where none is given.</summary>
    public string? Color { get; internal init; }

    /// <summary>The machine-readable name; null where none is given.</summary>
    public string? Value { get; internal init; }

    /// <summary>The identifier of this point in the template; null where none is given.</summary>
    public string? FeatureHash { get; internal init; }

    /// <summary>The same point at another position.</summary>
    internal SkeletonVertex At(Point point, SkeletonVisibility? visibility) => new(Name, point, visibility) { Color = Color, Value = Value, FeatureHash = FeatureHash };

    /// <summary><c>nose=0.5,0.4</c>, with the visibility behind it where it is known.</summary>
    public override string ToString() => Name + "=" + Point + (Visibility is { } visibility ? "(" + visibility + ")" : "");
}

/// <summary>Whether a point of a skeleton is seen.</summary>
public enum SkeletonVisibility
{
    /// <summary>In plain sight.</summary>
    Visible,

    /// <summary>Outside the picture.</summary>
    Invisible,

    /// <summary>Behind another object.</summary>
    Occluded,

    /// <summary>Behind the object itself.</summary>
    SelfOccluded,
}
