using CsCheck;
using Encord.Client.Labels.Documents;
using Encord.Client.Labels.Editing;
using Encord.Client.Labels.Rules;

namespace Encord.Client.Tests.Labels;

/// <summary>What coordinates must be to be a place in a picture, for every shape, at the edges and beyond.</summary>
public class GeometryTests
{
    private static readonly PictureSize Size = new(100, 50);

    /// <summary>Positions in the picture, its edges more often than others.</summary>
    private static readonly Gen<double> Inside = Gen.OneOf(Gen.Double[0, 1], Gen.Const(0.0), Gen.Const(1.0));

    /// <summary>Positions in and around the picture, and as far away as numbers go.</summary>
    private static readonly Gen<double> Anywhere = Gen.OneOf(
        Inside, Gen.Double[-2, 3], Gen.Double[-5000, 5000], Choice(-1e-12, 1 + 1e-12, -1e-6, 1.000001, double.Epsilon, 1e300, -1e300, double.MaxValue, double.MinValue));

    private static readonly Gen<(string Feature, Coordinates Coordinates)> Anything = Shapes(Anywhere);

    [Fact]
    public void What_lies_in_the_picture_is_accepted_and_comes_back_as_it_was_given() => Shapes(Inside).Sample(shape =>
    {
        if (GeometryRules.FaultOf(shape.Coordinates, Size) is { } fault)
        {
            // At random, sides are of no length and points are the same; nothing else is wrong.
            return fault.Kind == GeometryFaultKind.Empty || IsTooLarge(shape.Coordinates);
        }

        var document = SampleRow.Open("image", 1);
        Add(document, shape);
        return Assert.Single(document.Objects()).Coordinates!.ToString() == shape.Coordinates.ToString();
    });

    [Fact]
    public void A_box_is_accepted_exactly_when_it_has_an_area_and_lies_in_the_picture() =>
        Gen.Select(Anywhere, Anywhere, Anywhere, Anywhere).Sample((x, y, width, height) =>
        {
            GeometryFaultKind? expected = !(width > 0 && height > 0) ? GeometryFaultKind.Empty
                : x < -1e-9 || y < -1e-9 || x > 1 + 1e-9 || y > 1 + 1e-9 || x + width > 1 + 1e-9 || y + height > 1 + 1e-9 ? GeometryFaultKind.OutsidePicture
                : null;
            return GeometryRules.FaultOf(new BoundingBox(x, y, width, height), Size)?.Kind == expected;
        });

    [Fact]
    public void Points_are_accepted_exactly_when_they_lie_in_the_picture() => Gen.Select(Anywhere, Anywhere).Sample((x, y) =>
    {
        var inside = x >= -1e-9 && x <= 1 + 1e-9 && y >= -1e-9 && y <= 1 + 1e-9;
        return GeometryRules.FaultOf(new Keypoint(x, y), Size) is null == inside
            && GeometryRules.FaultOf(new Polyline([new(0.5, 0.25), new(x, y)]), Size) is null == (inside && (x, y) != (0.5, 0.25))
            && GeometryRules.FaultOf(new Skeleton([new("head", new(0.5, 0.5)), new("foot", new(x, y))]), Size) is null == inside
            && GeometryRules.FaultOf(new Skeleton([new("head", new(0.5, 0.5)), new("foot", new(x, y), SkeletonVisibility.Invisible)]), Size) is null;
    });

    [Fact]
    public void What_is_cut_lies_in_the_picture_and_what_lies_in_it_is_not_touched() => Anything.Sample(shape =>
    {
        var good = GeometryRules.FaultOf(shape.Coordinates, Size) is null;
        if (GeometryClip.TryCut(shape.Coordinates, Size, out var cut, out var reason))
        {
            return good ? ReferenceEquals(cut, shape.Coordinates) : GeometryRules.FaultOf(cut, Size) is null && cut.Shape == shape.Coordinates.Shape;
        }

        return !good && reason.Length > 0;
    });

    [Fact]
    public void A_box_that_is_cut_is_what_box_and_picture_share() => Gen.Select(Gen.Double[-1, 2], Gen.Double[-1, 2], Gen.Double[0.01, 3], Gen.Double[0.01, 3]).Sample((x, y, width, height) =>
    {
        var left = Math.Max(0, x);
        var top = Math.Max(0, y);
        var right = Math.Min(1, x + width);
        var bottom = Math.Min(1, y + height);
        var given = new BoundingBox(x, y, width, height);
        var cut = GeometryClip.TryCut(given, Size, out var part, out _);
        Assert.Equal(right > left && bottom > top, cut);
        // What sticks out by less than the slack of the rules is not outside.
        if (GeometryRules.FaultOf(given, Size) is null)
        {
            Assert.Same(given, part);
            return;
        }

        if (cut)
        {
            var box = (BoundingBox)part;
            Assert.Equal([left, top, right, bottom], new[] { box.X, box.Y, box.X + box.Width, box.Y + box.Height }, (a, b) => Math.Abs(a - b) < 1e-12);
        }
    });

    [Fact]
    public void A_turned_box_is_cut_to_corners_in_the_picture_and_keeps_its_angle() =>
        Gen.Select(Gen.Double[-0.5, 1], Gen.Double[-0.5, 1], Gen.Double[0.1, 1], Gen.Double[0.1, 1], Gen.Double[-360, 360]).Sample((x, y, width, height, theta) =>
        {
            var given = new RotatableBoundingBox(x, y, width, height, theta);
            if (GeometryRules.FaultOf(given, Size) is null || !GeometryClip.TryCut(given, Size, out var part, out _))
            {
                return true;
            }

            var box = (RotatableBoundingBox)part;
            return box.Theta == theta && TurnedBox.Corners(box, Size).All(GeometryRules.IsInside) && box.Width * box.Height <= (width * height) + 1e-9;
        });

    [Fact]
    public void A_long_box_may_lie_in_the_picture_only_once_it_is_turned()
    {
        // 60 pixels wide and 4 high, upright in a picture of 50 by 100 pixels.
        var box = new RotatableBoundingBox(-0.1, 0.48, 1.2, 0.04, 90);

        Assert.Null(GeometryRules.FaultOf(box, new PictureSize(50, 100)));
        Assert.Equal(GeometryFaultKind.OutsidePicture, GeometryRules.FaultOf(box, null)!.Kind);
        Assert.Equal(GeometryFaultKind.OutsidePicture, GeometryRules.FaultOf(new RotatableBoundingBox(-0.1, 0.48, 1.2, 0.04, 0), new PictureSize(50, 100))!.Kind);
    }

    [Fact]
    public void A_number_that_is_none_is_refused_wherever_it_stands() =>
        Gen.Select(Shapes(Inside), Gen.Int[0, 100], Choice(double.NaN, double.PositiveInfinity, double.NegativeInfinity)).Sample((shape, at, number) =>
        {
            if (shape.Coordinates is Bitmask)
            {
                return true;
            }

            var broken = Broken(shape.Coordinates, at % shape.Coordinates.Numbers.Count(), number);
            return GeometryRules.FaultOf(broken, Size)!.Kind == GeometryFaultKind.Unusable && !GeometryClip.TryCut(broken, Size, out _, out _);
        });

    [Fact]
    public void Nothing_that_is_refused_reaches_the_document() => Anything.Sample(shape =>
    {
        if (GeometryRules.FaultOf(shape.Coordinates, Size) is null)
        {
            return;
        }

        var document = SampleRow.Open("image", 1);
        document.Refuses(EncordErrorId.InvalidArgument, "frame 0, object '" + shape.Feature + "'", row => Add(row, shape));
        document.Refuses(EncordErrorId.InvalidArgument, "frame 0", row =>
            new GivenGeometry(shape.Coordinates).On(row, SampleRow.Object(shape.Feature), SampleRow.Frames("0")));
    });

    [Theory]
    [InlineData("Area", "0.1 0.1, 0.2 0.2")]
    [InlineData("Area", "0.1 0.1, 0.2 0.2, 0.3 0.3, 0.9 0.9")]
    [InlineData("Area", "0.5 0.5, 0.5 0.5, 0.5 0.5")]
    [InlineData("Line", "0.5 0.5")]
    [InlineData("Line", "0.5 0.5, 0.5 0.5")]
    public void Too_few_points_and_points_without_extent_are_refused_with_clip_too(string feature, string points)
    {
        var list = points.Split(", ").Select(point => point.Split(' ')).Select(pair => new Point(double.Parse(pair[0]), double.Parse(pair[1]))).ToArray();
        Coordinates coordinates = feature == "Area" ? new Polygon(list) : new Polyline(list);

        foreach (var clip in new[] { false, true })
        {
            SampleRow.Open("image", 1).Refuses(EncordErrorId.InvalidArgument, feature == "Area" ? "polygon" : "polyline", row =>
                new GivenGeometry(coordinates) { Clip = clip }.On(row, SampleRow.Object(feature), SampleRow.Frames("0")));
        }
    }

    [Fact]
    public void Pixels_become_fractions_of_each_frames_own_picture()
    {
        var document = SampleRow.Open("img_group", 3);

        var given = new GivenGeometry(new BoundingBox(10, 5, 20, 10)) { IsPixel = true }.On(document, SampleRow.Object("Car"), SampleRow.Frames("0-2"));

        Assert.Equal([100, 101, 102], given.Select(frame => 10 / ((BoundingBox)frame.Value).X), (a, b) => Math.Abs(a - b) < 1e-9);
        Assert.Equal([(0.1, 0.2, 0.2)], given.Take(1).Select(frame => (BoundingBox)frame.Value).Select(box => (box.Y, box.Width, box.Height)));
    }

    [Fact]
    public void Pixels_need_the_size_of_the_picture()
    {
        var document = SampleRow.Open("video", labels: "{}");
        var unknown = LabelDocument.Load(
            System.Text.Encoding.UTF8.GetBytes(System.Text.Encoding.UTF8.GetString(document.ToJson()).Replace("\"width\":100,\"height\":50,", "")),
            new LabelRowFacts { LabelHash = "row", DataTitle = "street.mp4", NumberOfFrames = 10 });

        unknown.Refuses(EncordErrorId.InvalidArgument, "-Pixel needs the width and height", row =>
            new GivenGeometry(new Keypoint(10, 10)) { IsPixel = true }.On(row, SampleRow.Object("Spot"), SampleRow.Frames("0")));
    }

    [Theory]
    [InlineData(false, false, "use -Pixel", "Use -Clip")]
    [InlineData(true, false, "100 × 50 pixels", "Use -Clip")]
    [InlineData(false, true, "use -Pixel", "cannot be cut")]
    [InlineData(true, true, "100 × 50 pixels", "cannot be cut")]
    public void An_error_says_what_to_do(bool isPixel, bool clip, string first, string second)
    {
        var given = new GivenGeometry(new BoundingBox(300, 200, 50, 50)) { IsPixel = isPixel, Clip = clip };

        SampleRow.Open("image", 1).Refuses(EncordErrorId.InvalidArgument, first, row => given.On(row, SampleRow.Object("Car"), SampleRow.Frames("0")));
        SampleRow.Open("image", 1).Refuses(EncordErrorId.InvalidArgument, second, row => given.On(row, SampleRow.Object("Car"), SampleRow.Frames("0")));
    }

    [Fact]
    public void A_line_that_comes_back_into_the_picture_is_not_cut_in_silence()
    {
        var line = new Polyline([new(0.5, 0.5), new(1.5, 0.5), new(0.5, 0.6)]);

        Assert.False(GeometryClip.TryCut(line, Size, out _, out var reason));
        Assert.Contains("2 lines", reason);
        Assert.True(GeometryClip.TryCut(new Polyline([new(0.5, 0.5), new(1.5, 0.5)]), Size, out var cut, out _));
        Assert.Equal("0.5,0.5 1,0.5", cut.ToString());
    }

    [Fact]
    public void A_point_of_a_skeleton_that_is_cut_is_said_to_be_outside()
    {
        Assert.True(GeometryClip.TryCut(new Skeleton([new("head", new(0.5, -0.2)), new("foot", new(0.5, 0.5))]), Size, out var cut, out _));
        Assert.Equal("head=0.5,0(Invisible) foot=0.5,0.5", cut.ToString());
        Assert.False(GeometryClip.TryCut(new Skeleton([new("head", new(0.5, -0.2)), new("foot", new(0.5, 1.5))]), Size, out _, out _));
    }

    [Fact]
    public void A_polygon_is_cut_with_its_holes()
    {
        IReadOnlyList<IReadOnlyList<Point>> area = [[new(0.5, 0), new(1.5, 0), new(1.5, 1), new(0.5, 1)], [new(0.6, 0.1), new(0.7, 0.1), new(0.7, 0.2)], [new(1.1, 0.1), new(1.2, 0.1), new(1.2, 0.2)]];

        Assert.True(GeometryClip.TryCut(new Polygon([area]), Size, out var cut, out _));
        Assert.Equal("0.5,0 1,0 1,1 0.5,1 / 0.6,0.1 0.7,0.1 0.7,0.2", cut.ToString());
    }

    private static Gen<T> Choice<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static void Add(LabelDocument document, (string Feature, Coordinates Coordinates) shape) => new ObjectEditor(document, SampleRow.Ontology).Add(
        new ObjectEdit(SampleRow.Object(shape.Feature), new LabelAuthor(SampleRow.Now)) { Frames = [new(0, shape.Coordinates)] });

    /// <summary>A box whose corner lies in the picture may be too large for it.</summary>
    private static bool IsTooLarge(Coordinates coordinates) => coordinates is BoundingBox box && (box.X + box.Width > 1 || box.Y + box.Height > 1);

    private static Gen<(string Feature, Coordinates Coordinates)> Shapes(Gen<double> number)
    {
        var point = Gen.Select(number, number).Select(pair => new Point(pair.Item1, pair.Item2));
        var ring = point.Array[3, 6];
        return Gen.OneOf<(string, Coordinates)>(
            Gen.Select(number, number, number, number).Select(box => ("Car", (Coordinates)new BoundingBox(box.Item1, box.Item2, box.Item3, box.Item4))),
            Gen.Select(number, number, number, number, Gen.Double[-720, 720]).Select(box =>
                ("Turned", (Coordinates)new RotatableBoundingBox(box.Item1, box.Item2, box.Item3, box.Item4, box.Item5))),
            ring.Array[1, 3].Array[1, 2].Select(areas => ("Area", (Coordinates)new Polygon(areas.Select(rings => (IReadOnlyList<IReadOnlyList<Point>>)rings)))),
            point.Array[1, 5].Select(points => ("Line", (Coordinates)new Polyline(points))),
            point.Select(position => ("Spot", (Coordinates)new Keypoint(position))),
            Gen.Select(point, point, Choice<SkeletonVisibility?>(null, SkeletonVisibility.Visible, SkeletonVisibility.Invisible, SkeletonVisibility.Occluded)).Select(man =>
                ("Man", (Coordinates)new Skeleton([new("head", man.Item1, man.Item3), new("foot", man.Item2)]))),
            Gen.Bool.Array[5000].Select(pixels => ("Mask", (Coordinates)Bitmask.FromPixels(100, 50, pixels))));
    }

    private static Coordinates Broken(Coordinates coordinates, int at, double number)
    {
        var numbers = coordinates.Numbers.ToArray();
        numbers[at] = number;
        var next = new Queue<double>(numbers);
        return coordinates switch
        {
            RotatableBoundingBox => new RotatableBoundingBox(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]),
            BoundingBox => new BoundingBox(numbers[0], numbers[1], numbers[2], numbers[3]),
            Polygon polygon => new Polygon(polygon.Areas.Select(rings =>
                (IReadOnlyList<IReadOnlyList<Point>>)rings.Select(ring => (IReadOnlyList<Point>)ring.Select(_ => new Point(next.Dequeue(), next.Dequeue())).ToArray()).ToArray()).ToArray()),
            Polyline line => new Polyline(line.Points.Select(_ => new Point(next.Dequeue(), next.Dequeue())).ToArray()),
            Skeleton skeleton => new Skeleton(skeleton.Vertices.Select(vertex => vertex.At(new Point(next.Dequeue(), next.Dequeue()), vertex.Visibility)).ToArray()),
            _ => new Keypoint(numbers[0], numbers[1]),
        };
    }
}
