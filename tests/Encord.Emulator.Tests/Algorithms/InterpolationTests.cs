using System.Globalization;
using System.Text.Json.Nodes;
using CsCheck;
using Encord.Emulator.Algorithms;

namespace Encord.Emulator.Tests.Algorithms;

public sealed class InterpolationTests
{
    private static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();

    private static JsonObject Fill(string keyFrames, params string[] hashes) => Interpolation.Fill(JsonNode.Parse(keyFrames), hashes);

    private static JsonObject ObjectAt(JsonObject answer, int frame, string hash = "obj00001") =>
        answer[frame.ToString(CultureInfo.InvariantCulture)]!["objects"]!.AsArray().Single(o => o!["objectHash"]!.GetValue<string>() == hash)!.AsObject();

    private static void AssertGeometry(string expected, JsonNode? actual) =>
        Assert.Equal(Rounded(JsonNode.Parse(expected)!), Rounded(actual!));

    /// <summary>As text in one order of members, numbers to nine digits.</summary>
    private static string Rounded(JsonNode node) => node switch
    {
        JsonObject keyed => "{" + string.Join(",", keyed.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key}:{Rounded(p.Value!)}")) + "}",
        JsonArray array => "[" + string.Join(",", array.Select(item => Rounded(item!))) + "]",
        _ => double.TryParse(node.ToJsonString(), CultureInfo.InvariantCulture, out var number)
            ? Math.Round(number, 9).ToString(CultureInfo.InvariantCulture)
            : node.ToJsonString(),
    };

    private static string TwoFrames(string first, string second, int last = 10) => $$"""
        {"0": {"objects": [{"objectHash": "obj00001", "featureHash": "carbox01", {{first}} }]},
         "{{last}}": {"objects": [{"objectHash": "obj00001", "featureHash": "carbox01", {{second}} }]} }
        """;

    [Fact]
    public void A_box_moves_and_grows_on_a_straight_line()
    {
        var answer = Fill(
            TwoFrames("""  "boundingBox": {"x": 0.1, "y": 0.1, "w": 0.2, "h": 0.2} """, """  "boundingBox": {"x": 0.6, "y": 0.1, "w": 0.4, "h": 0.1} """), "obj00001");
        Assert.Equal(Enumerable.Range(0, 11).Select(i => $"{i}"), answer.Select(frame => frame.Key));
        AssertGeometry("""{"x": 0.25, "y": 0.1, "w": 0.26, "h": 0.17}""", ObjectAt(answer, 3)["boundingBox"]);
        Assert.Equal("carbox01", ObjectAt(answer, 3)["featureHash"]!.GetValue<string>());
        Assert.False(ObjectAt(answer, 3)["manualAnnotation"]!.GetValue<bool>());
    }

    [Theory]
    [InlineData(350, 10, 355, 0, 5)]
    [InlineData(10, 350, 5, 0, 355)]
    [InlineData(90, 130, 100, 110, 120)]
    [InlineData(0, 180, 45, 90, 135)]
    [InlineData(-170, 170, -175, -180, -185)]
    public void An_angle_takes_the_short_way_round(double from, double to, double quarter, double half, double threeQuarters)
    {
        string Box(double theta) => FormattableString.Invariant($$"""  "rotatableBoundingBox": {"x": 0.1, "y": 0.1, "w": 0.2, "h": 0.2, "theta": {{theta}}} """);
        var answer = Fill(TwoFrames(Box(from), Box(to), last: 4), "obj00001");
        double[] thetas = [.. Enumerable.Range(0, 5).Select(i => ObjectAt(answer, i)["rotatableBoundingBox"]!["theta"]!.GetValue<double>())];
        Assert.Equal([from, quarter, half, threeQuarters, to], thetas);
    }

    [Fact]
    public void A_point_moves_on_a_straight_line()
    {
        var answer = Fill(TwoFrames("""  "point": {"0": {"x": 0, "y": 1}} """, """  "point": {"0": {"x": 1, "y": 0.5}} """), "obj00001");
        AssertGeometry("""{"0": {"x": 0.4, "y": 0.8}}""", ObjectAt(answer, 4)["point"]);
    }

    [Fact]
    public void Polygons_with_as_many_vertices_move_vertex_by_vertex()
    {
        var answer = Fill(
            TwoFrames(
                """  "polygon": {"0": {"x": 0, "y": 0}, "1": {"x": 0.2, "y": 0}, "2": {"x": 0, "y": 0.2}} """,
                """  "polygon": [{"x": 0.5, "y": 0.5}, {"x": 0.7, "y": 0.5}, {"x": 0.5, "y": 0.9}] """),
            "obj00001");
        AssertGeometry("""{"0": {"x": 0.25, "y": 0.25}, "1": {"x": 0.45, "y": 0.25}, "2": {"x": 0.25, "y": 0.55}}""", ObjectAt(answer, 5)["polygon"]);
    }

    [Fact]
    public void A_square_with_an_extra_vertex_that_starts_elsewhere_and_runs_the_other_way_only_moves()
    {
        // The second square is the first one moved by 0.4, with a vertex more in its upper edge, drawn from its lower right corner the other way round.
        var answer = Fill(
            TwoFrames(
                """  "polygon": {"0": {"x": 0, "y": 0}, "1": {"x": 0.2, "y": 0}, "2": {"x": 0.2, "y": 0.2}, "3": {"x": 0, "y": 0.2}} """,
                """  "polygon": {"0": {"x": 0.6, "y": 0.2}, "1": {"x": 0.6, "y": 0}, "2": {"x": 0.5, "y": 0}, "3": {"x": 0.4, "y": 0}, "4": {"x": 0.4, "y": 0.2}} """,
                last: 2),
            "obj00001");
        AssertGeometry(
            """
            {"0": {"x": 0.2, "y": 0}, "1": {"x": 0.3, "y": 0}, "2": {"x": 0.4, "y": 0}, "3": {"x": 0.4, "y": 0.2}, "4": {"x": 0.2, "y": 0.2}}
            """,
            ObjectAt(answer, 1)["polygon"]);
    }

    [Fact]
    public void Polylines_of_different_length_keep_their_ends_and_all_corners()
    {
        var answer = Fill(
            TwoFrames(
                """  "polyline": {"0": {"x": 0, "y": 0}, "1": {"x": 1, "y": 0}} """,
                """  "polyline": {"0": {"x": 0, "y": 0.2}, "1": {"x": 0.25, "y": 0.2}, "2": {"x": 1, "y": 0.2}} """,
                last: 2),
            "obj00001");
        AssertGeometry("""{"0": {"x": 0, "y": 0.1}, "1": {"x": 0.25, "y": 0.1}, "2": {"x": 1, "y": 0.1}}""", ObjectAt(answer, 1)["polyline"]);
    }

    [Fact]
    public void Skeleton_vertices_go_with_those_of_their_feature_and_keep_what_is_known_about_them()
    {
        var answer = Fill(
            TwoFrames(
                """  "skeleton": {"0": {"x": 0, "y": 0, "name": "head", "featureHash": "head0001", "visibility": 2}, "1": {"x": 0, "y": 1, "name": "foot", "featureHash": "foot0001"}} """,
                """  "skeleton": {"0": {"x": 0.4, "y": 1, "name": "foot", "featureHash": "foot0001"}, "1": {"x": 0.2, "y": 0, "name": "head", "featureHash": "head0001", "visibility": 1}} """,
                last: 2),
            "obj00001");
        AssertGeometry(
            """
            {"0": {"x": 0.1, "y": 0, "name": "head", "featureHash": "head0001", "visibility": 2}, "1": {"x": 0.2, "y": 1, "name": "foot", "featureHash": "foot0001"}}
            """,
            ObjectAt(answer, 1)["skeleton"]);
    }

    [Fact]
    public void A_bitmask_moves_as_a_whole()
    {
        static string Mask(int left)
        {
            var mask = new BinaryMask(20, 10);
            for (var i = 0; i < 16; i++)
            {
                mask[left + (i % 4), 3 + (i / 4)] = true;
            }

            return $$"""  "bitmask": {"top": 0, "left": 0, "width": 20, "height": 10, "rleString": "{{mask.Encode().Replace("\\", "\\\\", StringComparison.Ordinal)}}"} """;
        }

        var answer = Fill(TwoFrames(Mask(2), Mask(12), last: 2), "obj00001");
        var expected = JsonNode.Parse("{" + Mask(7) + "}")!["bitmask"];
        Assert.Equal(expected!["rleString"]!.GetValue<string>(), ObjectAt(answer, 1)["bitmask"]!["rleString"]!.GetValue<string>());
    }

    [Fact]
    public void Each_object_is_filled_only_between_its_own_key_frames()
    {
        var answer = Fill(
            """
            {"0": {"objects": [{"objectHash": "obj00001", "featureHash": "f", "point": {"0": {"x": 0, "y": 0}}}]},
             "2": {"objects": [{"objectHash": "obj00002", "featureHash": "f", "point": {"0": {"x": 0, "y": 0}}}]},
             "4": {"objects": [{"objectHash": "obj00001", "featureHash": "f", "point": {"0": {"x": 0.4, "y": 0}}},
                               {"objectHash": "obj00003", "featureHash": "f", "point": {"0": {"x": 0, "y": 0}}}]},
             "6": {"objects": [{"objectHash": "obj00002", "featureHash": "f", "point": {"0": {"x": 0.4, "y": 0}}},
                               {"objectHash": "obj00003", "featureHash": "f", "point": {"0": {"x": 0, "y": 0}}}]}}
            """,
            "obj00001", "obj00002", "notthere");
        string[] In(int frame) => [.. answer[$"{frame}"]!["objects"]!.AsArray().Select(o => o!["objectHash"]!.GetValue<string>()).Order(StringComparer.Ordinal)];
        Assert.Equal(["obj00001"], In(1));
        Assert.Equal(["obj00001", "obj00002"], In(2));
        Assert.Equal(["obj00001", "obj00002"], In(3));
        Assert.Equal(["obj00002"], In(5));
        AssertGeometry("""{"0": {"x": 0.3, "y": 0}}""", ObjectAt(answer, 3)["point"]);
    }

    [Fact]
    public void Whole_label_frames_give_whole_label_frames()
    {
        var answer = Fill(
            """
            {"0": {"objects": [{"objectHash": "o", "featureHash": "f", "confidence": 1, "point": {"0": {"x": 0, "y": 0}}}], "classifications": []},
             "2": {"objects": [{"objectHash": "o", "featureHash": "f", "confidence": 1, "point": {"0": {"x": 0, "y": 0}}}], "classifications": []}}
            """,
            "o");
        Assert.Empty(answer["1"]!["classifications"]!.AsArray());
        Assert.Equal(1, ObjectAt(answer, 1, "o")["confidence"]!.GetValue<int>());
    }

    [Fact]
    public void Key_frames_come_back_as_they_were_given() =>
        Gen.Select(Outlines, Outlines, Gen.Int[1, 12]).Sample((first, second, last) =>
        {
            var keys = Parse(TwoFrames($"\"polygon\": {GeometryJson.Keyed(first).ToJsonString()}", $"\"polygon\": {GeometryJson.Keyed(second).ToJsonString()}", last));
            var answer = Interpolation.Fill(keys, ["obj00001"]);
            Assert.True(JsonNode.DeepEquals(keys["0"], answer["0"]));
            Assert.True(JsonNode.DeepEquals(keys[$"{last}"], answer[$"{last}"]));
            Assert.Equal(last + 1, answer.Count);
        });

    [Fact]
    public void The_first_and_last_moment_of_a_match_lie_on_the_two_outlines() =>
        Gen.Select(Outlines, Outlines).Sample((first, second) =>
        {
            var match = OutlineMatch.OfPolygons(first, second);
            Assert.All(match.Between(0), vertex => Assert.True(DistanceTo(first, vertex) < 1e-9));
            Assert.All(match.Between(1), vertex => Assert.True(DistanceTo(second, vertex) < 1e-9));
            Assert.All(first, vertex => Assert.Contains(match.Between(0), other => (other - vertex).Length < 1e-6));
            Assert.All(second, vertex => Assert.Contains(match.Between(1), other => (other - vertex).Length < 1e-6));
        });

    [Fact]
    public void A_filled_polygon_stays_within_the_box_of_both_key_frames() =>
        Gen.Select(Outlines, Outlines, Gen.Double[0, 1]).Sample((first, second, share) =>
        {
            var both = FittedBox.Around([.. first, .. second]);
            Assert.All(OutlineMatch.OfPolygons(first, second).Between(share), vertex => Assert.True(
                vertex.X >= both.X - 1e-9 && vertex.X <= both.Right + 1e-9 && vertex.Y >= both.Y - 1e-9 && vertex.Y <= both.Bottom + 1e-9));
        });

    [Theory]
    [InlineData("""{"a": {"objects": []}}""", "frame numbers")]
    [InlineData("""{"0": {"objects": {}}}""", "array")]
    [InlineData("""[]""", "object")]
    [InlineData("""{"0": {"objects": [{"objectHash": "o", "boundingBox": {"x": 1}}]}, "2": {"objects": [{"objectHash": "o", "boundingBox": {"x": 1}}]}}""", "must be a number")]
    [InlineData("""{"0": {"objects": [{"objectHash": "o", "boundingBox": {"x": 1}}]}, "2": {"objects": [{"objectHash": "o", "polygon": {}}]}}""", "no shape")]
    [InlineData("""{"0": {"objects": [{"objectHash": "o", "polygon": {}}]}, "2": {"objects": [{"objectHash": "o", "polygon": {}}]}}""", "at least 3")]
    [InlineData("""{"0": {"objects": [{"objectHash": "o", "point": {"0": {"x": 0, "y": 0}}}]}, "900000000": {"objects": [{"objectHash": "o", "point": {"0": {"x": 0, "y": 0}}}]}}""", "too far apart")]
    public void What_cannot_be_interpolated_is_refused(string keyFrames, string reason)
    {
        var refused = Assert.Throws<AlgorithmInputException>(() => Fill(keyFrames, "o"));
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
    }

    /// <summary>Star-shaped outlines of 3 to 20 vertices.</summary>
    internal static readonly Gen<Vertex[]> Outlines =
        from centreX in Gen.Double[0.3, 0.7]
        from centreY in Gen.Double[0.3, 0.7]
        from radii in Gen.Double[0.05, 0.25].Array[3, 20]
        select radii.Select((radius, i) => new Vertex(
            centreX + (radius * Math.Cos(2 * Math.PI * i / radii.Length)), centreY + (radius * Math.Sin(2 * Math.PI * i / radii.Length)))).ToArray();

    private static double DistanceTo(Vertex[] outline, Vertex vertex) =>
        Enumerable.Range(0, outline.Length).Min(i => DouglasPeucker.DistanceToLine(vertex, outline[i], outline[(i + 1) % outline.Length]));
}
