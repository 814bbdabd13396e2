using System.Globalization;
using System.Text.Json;
using Encord.Client.Labels.Editing;
using Encord.Client.Tests.PlainText;

namespace Encord.Client.Tests.Labels;

public class CoordinateTextTests
{
    public static TheoryData<string> Names => [.. All.Select(shape => shape.Shape)];

    private static readonly Coordinates[] All =
    [
        new BoundingBox(0.1, 1e-7, 0.3, 0.4),
        new RotatableBoundingBox(0.1, 0.2, 0.3, 0.4, -30.5),
        new Polygon([[[new Point(0, 0), new Point(1, 0), new Point(1, 1)], [new Point(0.5, 0.1), new Point(0.9, 0.1), new Point(0.9, 0.5)]], [[new Point(0, 0.5), new Point(0.1, 0.5), new Point(0.1, 0.6)]]]),
        new Polyline([new Point(0.1, 0.2), new Point(0.3, 0.4)]),
        new Keypoint(0.25, 0.5),
        new Skeleton([new SkeletonVertex("left ear", new Point(0.1, 0.2), SkeletonVisibility.Occluded), new SkeletonVertex("nose", new Point(0.5, 0.5))]),
        Bitmask.FromPixels(4, 3, [.. Enumerable.Range(0, 12).Select(i => i % 5 == 1)]),
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public void What_a_table_shows_can_be_given_again(string shape) => Assert.Equal(Of(shape).ToString(), CoordinateInput.Read(shape, Of(shape).ToString()!).ToString());

    [Theory]
    [MemberData(nameof(Names))]
    public void An_instance_can_be_given_again(string shape) =>
        Assert.Same(Of(shape), CoordinateInput.Read(shape, new object[] { new ObjectInstance { Coordinates = Of(shape), Shape = shape } }));

    [Theory]
    [MemberData(nameof(Names))]
    public void The_entry_of_a_label_document_can_be_given_as_JSON(string shape)
    {
        var entry = new System.Text.Json.Nodes.JsonObject { ["objectHash"] = "x" };
        CoordinatesWriter.Write(entry, Of(shape), template: null);
        Assert.Equal(Of(shape).ToString(), CoordinateInput.Read(shape, entry.ToJsonString()).ToString());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_coordinates_as_JSON_can_be_given_again(string shape)
    {
        var options = new JsonSerializerOptions { Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() } };
        var json = JsonSerializer.Serialize(Of(shape), Of(shape).GetType(), options);
        Assert.Equal(Of(shape).ToString(), CoordinateInput.Read(shape, json).ToString());
    }

    [Fact]
    public void Text_is_read_alike_in_every_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            foreach (var culture in Cultures.Names)
            {
                CultureInfo.CurrentCulture = Cultures.Get(culture);
                Assert.All(All, coordinates => Assert.Equal(coordinates.ToString(), CoordinateInput.Read(coordinates.Shape, coordinates.ToString()!).ToString()));
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData(ObjectShape.BoundingBox, "x=0.1 y=0.2 w=0.3 h", "x=0.1 y=0.2 w=0.3 h=0.4")]
    [InlineData(ObjectShape.BoundingBox, "x=0.1 y=0.2 w=0.3", "'h' is missing")]
    [InlineData(ObjectShape.BoundingBox, "{\"x\":", "not JSON")]
    [InlineData(ObjectShape.BoundingBox, "a box", "neither JSON")]
    [InlineData(ObjectShape.Polyline, "0.1,0.2 0.3", "neither JSON")]
    [InlineData(ObjectShape.Polygon, "0,0 1,x 1,1", "neither JSON")]
    [InlineData(ObjectShape.Skeleton, "nose", "neither JSON")]
    [InlineData(ObjectShape.Bitmask, "640x", "neither JSON")]
    public void Text_that_is_none_says_what_is(string shape, string text, string part)
    {
        var error = Assert.Throws<EncordException>(() => CoordinateInput.Read(shape, text));
        Assert.Equal(EncordErrorId.InvalidArgument, error.ErrorId);
        Assert.Contains(part, error.Message);
    }

    private static Coordinates Of(string shape) => All.Single(one => one.Shape == shape);
}
