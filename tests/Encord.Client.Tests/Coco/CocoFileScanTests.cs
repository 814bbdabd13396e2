using System.Text;
using CsCheck;
using Encord.Client.Interchange.Coco.Reading;

namespace Encord.Client.Tests.Coco;

public class CocoFileScanTests
{
    private const string Images = """ "images":[{"id":1,"width":20,"height":10,"file_name":"a.jpg"},{"id":2,"width":20,"height":10,"file_name":"b.jpg"}] """;
    private const string Categories = """ "categories":[{"id":1,"name":"Apple"}] """;
    private const string Annotations =
        """ "annotations":[{"id":10,"image_id":1,"category_id":1,"bbox":[1,2,3,4],"area":12,"iscrowd":0},{"id":11,"image_id":2,"category_id":1,"bbox":[0,0,20,10],"iscrowd":1},{"id":12,"image_id":1,"category_id":1,"bbox":[1,1,1,1]}] """;

    [Theory]
    [InlineData("ICA")]
    [InlineData("IAC")]
    [InlineData("AIC")]
    [InlineData("ACI")]
    [InlineData("CAI")]
    public void The_members_may_stand_in_any_order(string order)
    {
        var body = string.Join(",", order.Select(member => member == 'I' ? Images : member == 'C' ? Categories : Annotations));
        using var file = new CocoFileOnDisk("{\"info\":{\"year\":2024},\"licenses\":[{\"id\":1}]," + body + "}");

        var index = file.Scan();

        Assert.Empty(index.Problems);
        Assert.Equal(3, index.AnnotationCount);
        Assert.Equal(3, index.ValidCount);
        Assert.Equal([10, 12], CocoFileOnDisk.IdsOf(index, 1));
        Assert.Equal([11], CocoFileOnDisk.IdsOf(index, 2));
        Assert.Equal(1, index.Categories[1].Crowds);
    }

    [Fact]
    public void Annotations_that_stand_together_share_a_run()
    {
        var annotations = string.Join(",\n", Enumerable.Range(0, 5000).Select(i => $$"""{"id":{{i}},"image_id":{{1 + (i / 2500)}},"category_id":1,"bbox":[1,2,3,4]}"""));
        using var file = new CocoFileOnDisk("{" + Images + "," + Categories + ",\"annotations\":[" + annotations + "]}");

        var index = file.Scan();

        Assert.Equal(2, index.Runs.Count);
        Assert.Equal(Enumerable.Range(0, 2500).Select(i => (long)i), CocoFileOnDisk.IdsOf(index, 1));
        Assert.Equal(Enumerable.Range(2500, 2500).Select(i => (long)i), CocoFileOnDisk.IdsOf(index, 2));
    }

    [Fact]
    public void Whatever_the_order_and_layout_every_annotation_is_found_at_its_image() => Gen.Select(
        Gen.Int[1, 3].Array[0, 40], Gen.Int[0, 3].Select(i => new[] { "", " ", "\n", "\r\n\t" }[i]), Gen.Int[0, 30]).Sample((images, space, padding) =>
    {
        var text = new StringBuilder("{\"categories\":[{\"id\":1,\"name\":\"" + new string('é', padding) + "\"}],\"annotations\":[");
        text.Append(string.Join("," + space, images.Select((image, id) =>
            $$"""{{{space}}"note":"{\"]}{{new string('x', id)}}","id":{{id}},"image_id":{{image}},"category_id":1,{{space}}"bbox":[0,0,{{id % 20}},1]}""")));
        text.Append("],\"images\":[" + string.Join(",", Enumerable.Range(1, 3).Select(id => $$"""{"id":{{id}},"width":20,"height":10}""")) + "]}");
        using var file = new CocoFileOnDisk(text.ToString());

        var index = file.Scan();

        Assert.Empty(index.Problems);
        for (var image = 1; image <= 3; image++)
        {
            Assert.Equal(images.Select((at, id) => (at, id)).Where(pair => pair.at == image).Select(pair => (long)pair.id), CocoFileOnDisk.IdsOf(index, image));
        }
    });

    [Theory]
    [InlineData("box", """{"id":5,"image_id":9,"category_id":1,"bbox":[0,0,1,1]}""", "no image with the id 9")]
    [InlineData("box", """{"id":5,"image_id":"x","category_id":1,"bbox":[0,0,1,1]}""", "no image with the id x")]
    [InlineData("box", """{"id":5,"image_id":1,"category_id":9,"bbox":[0,0,1,1]}""", "no category with the id 9")]
    [InlineData("box", """{"id":5,"image_id":1,"category_id":1,"bbox":[0,0,-1,1]}""", "negative size")]
    [InlineData("box", """{"id":5,"image_id":1,"category_id":1,"bbox":[0,0,0,1]}""", "no area")]
    [InlineData("box", """{"id":5,"image_id":1,"category_id":1,"bbox":[-3,0,4,1]}""", "leaves the image")]
    [InlineData("box", """{"id":5,"image_id":1,"category_id":1,"bbox":[18,0,4,1]}""", "leaves the image")]
    [InlineData("box", """{"id":5,"image_id":1,"category_id":1,"bbox":[20,0,1,1]}""", "outside of the image")]
    [InlineData("box", """{"id":5,"image_id":1,"category_id":1,"bbox":[0,0,1e999,1]}""", "'bbox' must be a number")]
    [InlineData("box", """{"id":5,"image_id":1,"category_id":1,"bbox":[0,0,NaN,1]}""", "not NaN")]
    [InlineData("box", """{"bbox":[0,0,-Infinity,1],"id":5,"image_id":1,"category_id":1}""", "not -Infinity")]
    [InlineData("box", """{"id":5,"image_id":1,"category_id":1,"bbox":[0,0,1]}""", "3 numbers instead of")]
    [InlineData("box", """{"id":5,"image_id":1,"category_id":1,"bbox":"a"}""", "list of four numbers, not text")]
    [InlineData("box", """{"id":5,"image_id":1,"category_id":1,"segmentation":[[1,1,5,5,5,1]]}""", "no 'bbox'")]
    [InlineData("polygon", """{"id":5,"image_id":1,"category_id":1,"segmentation":[[1,1,5,5]]}""", "at least three points")]
    [InlineData("polygon", """{"id":5,"image_id":1,"category_id":1,"segmentation":[[1,1,5,5,3,3]]}""", "do not lie on a line")]
    [InlineData("polygon", """{"id":5,"image_id":1,"category_id":1,"segmentation":[[1,1,5,5,5]]}""", "the y of the last point is missing")]
    [InlineData("polygon", """{"id":5,"image_id":1,"category_id":1,"segmentation":[[1,1,5,5,25,5]]}""", "its polygon leaves the image")]
    [InlineData("polygon", """{"id":5,"image_id":1,"category_id":1,"segmentation":[1,1,5,5,5,1]}""", "list of rings")]
    [InlineData("polygon", """{"id":5,"image_id":1,"category_id":1,"segmentation":{"size":[11,20],"counts":[220]}}""", "larger than its image")]
    [InlineData("polygon", """{"id":5,"image_id":1,"category_id":1,"segmentation":{"size":[10,20],"counts":[100,101]}}""", "more pixels than the image")]
    [InlineData("bitmask", """{"id":5,"image_id":1,"category_id":1,"segmentation":{"size":[10,20],"counts":[100,99]}}""", "cover 199 of 200 pixels")]
    [InlineData("bitmask", """{"id":5,"image_id":1,"category_id":1,"segmentation":{"size":[10,20],"counts":[100,-1]}}""", "hold -1")]
    [InlineData("bitmask", """{"id":5,"image_id":1,"category_id":1,"segmentation":{"size":[10,20],"counts":"0X"}}""", "cannot be read")]
    [InlineData("bitmask", """{"id":5,"image_id":1,"category_id":1,"segmentation":{"counts":[200]}}""", "needs 'counts' and 'size'")]
    [InlineData("bitmask", """{"id":5,"image_id":1,"category_id":1,"segmentation":{"size":[9223372036854775807,9223372036854775807],"counts":[9223372036854775807,9223372036854775807]}}""", "height and width in pixels")]
    [InlineData("polyline", """{"id":5,"image_id":1,"category_id":1,"segmentation":[[1,1,1,1]]}""", "two different points")]
    [InlineData("point", """{"id":5,"image_id":1,"category_id":1,"keypoints":[1,1]}""", "2 numbers; each point has three")]
    [InlineData("point", """{"id":5,"image_id":1,"category_id":1,"keypoints":[1,1,7]}""", "visibility of key point 0 is 7")]
    [InlineData("point", """{"id":5,"image_id":1,"category_id":1,"keypoints":[1,12,2]}""", "lies outside")]
    [InlineData("point", """{"id":5,"image_id":1,"category_id":1}""", "no 'keypoints'")]
    [InlineData("rotatable", """{"id":5,"image_id":1,"category_id":1,"bbox":[0,0,1,1],"attributes":{"rotation":"much"}}""", "'rotation' must be a number")]
    [InlineData("rotatable", """{"id":5,"image_id":1,"category_id":1,"bbox":[30,0,1,1],"attributes":{"rotation":5}}""", "centre of its rotated box")]
    [InlineData("box", """{"id":5,"category_id":1,"bbox":[0,0,1,1]}""", "no 'image_id'")]
    [InlineData("box", """{"id":1.5,"image_id":1,"category_id":1,"bbox":[0,0,1,1]}""", "'id' must be a whole number or text, not 1.5")]
    [InlineData("box", """{"id":true,"image_id":1,"category_id":1,"bbox":[0,0,1,1]}""", "'id' must be a whole number or text, not true")]
    [InlineData("box", """{"id":"","image_id":1,"category_id":1,"bbox":[0,0,1,1]}""", "'id' is empty text")]
    [InlineData("box", """{"id":1,"image_id":1,"category_id":1,"bbox":[0,0,1,1]}""", "used by another annotation")]
    [InlineData("box", """{"id":"1","image_id":1,"category_id":1,"bbox":[0,0,1,1]}""", "used by another annotation")]
    [InlineData("box", "7", "must be an object, not 7")]
    public void A_bad_annotation_is_reported_with_its_place_and_the_others_stay(string shape, string bad, string reason)
    {
        var ring = shape == "polyline" ? "[0,0,2,2]" : "[0,0,5,5,5,0]";
        var good = "\"image_id\":1,\"category_id\":1,\"bbox\":[0,0,5,5],\"segmentation\":[" + ring + "],\"keypoints\":[1,1,2]}";
        using var file = CocoFileOnDisk.WithAnnotations("{\"id\":1," + good, "\n  " + bad, "{\"id\":2," + good);

        var index = file.Scan(shape);

        var problem = Assert.Single(index.Problems);
        Assert.Contains(reason, problem.Reason, StringComparison.Ordinal);
        Assert.Equal("annotations[1]", problem.Element);
        Assert.Equal((2, 3), (problem.Line, problem.Column));
        Assert.Equal([1, 2], CocoFileOnDisk.IdsOf(index, 1));
    }

    /// <summary>Faults beside a box, in members that it does not need.</summary>
    [Theory]
    [InlineData("\"segmentation\":\"\"")]
    [InlineData("\"segmentation\":{\"size\":[9999999999,1],\"counts\":[1]}")]
    [InlineData("\"segmentation\":{\"size\":[1,1],\"counts\":\"\\ud800\"}")]
    [InlineData("\"keypoints\":[[1,2],[3,4]]")]
    [InlineData("\"area\":NaN")]
    [InlineData("\"area\":-2")]
    [InlineData("\"iscrowd\":2")]
    [InlineData("\"attributes\":{\"rotation\":[]}")]
    [InlineData("\"encord\":{\"answers\":\"\\udc00\"}")]
    public void What_the_shape_does_not_need_is_counted_and_does_not_stop_it(string member)
    {
        const string Box = "\"image_id\":1,\"category_id\":1,\"bbox\":[0,0,5,5]";
        using var file = CocoFileOnDisk.WithAnnotations(
            "\n{\"id\":1," + Box + "}", "\n{\"id\":2," + member + "," + Box + "}", "\n{\"id\":3," + Box + "," + member + "}");

        var index = file.Scan("box");

        Assert.Empty(index.Problems);
        (var kind, var count, var first) = Assert.Single(index.Notices.All);
        Assert.Equal((CocoNotices.MembersNotRead, 2L, "2", 3L), (kind, count, first.Id, first.Line));
        Assert.NotEmpty(first.Reason);
        Assert.Equal([1, 2, 3], CocoFileOnDisk.IdsOf(index, 1));
    }

    [Theory]
    [InlineData("7", "7", true)]
    [InlineData("7", "\"7\"", true)]
    [InlineData("7.0", "7", true)]
    [InlineData("\"007\"", "7", false)]
    [InlineData("\"a b\"", "\"a b\"", true)]
    [InlineData("99999999999999999999", "99999999999999999999", true)]
    [InlineData("-9223372036854775808", "-9223372036854775808", true)]
    [InlineData("\"a\"", "\"A\"", false)]
    public void Ids_may_be_numbers_and_text(string of, string named, bool isThere)
    {
        using var file = new CocoFileOnDisk(
            $$"""{"images":[{"id":{{of}},"width":20,"height":10}],"categories":[{"id":1,"name":"Apple"}],"annotations":[{"id":1,"image_id":{{named}},"category_id":1,"bbox":[0,0,1,1]}]}""");

        Assert.Equal(isThere ? 1 : 0, file.Scan("box").ValidCount);
    }

    [Theory]
    [InlineData("""{"images":[{"id":1,"width":2,"height":2},{"id":1,"width":3,"height":2}],"categories":[],"annotations":[]}""", "images[1]", "used by another image")]
    [InlineData("""{"images":[{"id":1,"width":2,"height":-2}],"categories":[],"annotations":[]}""", "images[0]", "'height' is -2")]
    [InlineData("""{"images":[{"id":1,"width":NaN,"height":2}],"categories":[],"annotations":[]}""", "images[0]", "'width' must be a whole number, not NaN")]
    [InlineData("""{"images":[{"id":1,"width":[],"height":2}],"categories":[],"annotations":[]}""", "images[0]", "'width' must be a whole number, not a list")]
    [InlineData("""{"images":[{"id":1,"width":2,"height":2,"file_name":"\ud83d"}],"categories":[],"annotations":[]}""", "images[0]", "'file_name' is not valid text")]
    [InlineData("""{"images":[],"categories":[{"id":4,"name":7}],"annotations":[]}""", "categories[0]", "must be text, not 7")]
    [InlineData("""{"images":[],"categories":[{"id":4,"name":"a"},{"id":4,"name":"b"}],"annotations":[]}""", "categories[1]", "used by another category")]
    [InlineData("""{"images":[],"categories":[{"id":4}],"annotations":[]}""", "categories[0]", "no 'name'")]
    public void Bad_images_and_categories_are_reported(string json, string element, string reason)
    {
        using var file = new CocoFileOnDisk(json);

        var problem = Assert.Single(file.Scan().Problems);

        Assert.Equal(element, problem.Element);
        Assert.Contains(reason, problem.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void An_annotation_of_an_id_that_two_different_images_have_is_not_placed()
    {
        using var file = new CocoFileOnDisk(
            """{"images":[{"id":1,"width":2,"height":2},{"id":1,"width":3,"height":2}],"categories":[{"id":1,"name":"a"}],"annotations":[{"id":1,"image_id":1,"category_id":1,"bbox":[0,0,1,1]}]}""");

        var index = file.Scan();

        Assert.Equal(2, index.ProblemCount);
        Assert.Equal(0, index.ValidCount);
    }

    [Theory]
    [InlineData("""{"images":[],"annotations":[]}""", "no 'categories'")]
    [InlineData("""{"categories":[],"annotations":[]}""", "no 'images'")]
    [InlineData("""{}""", "no 'images' and no 'categories' and no 'annotations'")]
    [InlineData("""[1]""", "not a JSON object")]
    [InlineData("""{"images":{},"categories":[],"annotations":[]}""", "'images' is not a list")]
    [InlineData("{\n  \"images\": [\n    {\"id\": 1,,}\n]}", "line 3, column 14: this is not valid JSON. Two commas")]
    [InlineData("{\"é\":1,\"images\":[1,]}", "line 1, column 20: this is not valid JSON. The last element")]
    [InlineData("{\"images\":[],\n\"categories\":[],\"annotations\":[]} x", "line 2, column 35")]
    [InlineData("{\n\"images\": [{\"id\": 1, \"wid", "ends in the middle, at line 2")]
    [InlineData("", "ends in the middle")]
    public void What_is_no_COCO_file_is_refused_as_a_whole(string json, string message)
    {
        using var file = new CocoFileOnDisk(json);

        var failure = Assert.Throws<EncordException>(() => file.Scan());

        Assert.Equal(EncordErrorId.InvalidArgument, failure.ErrorId);
        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void UTF_16_is_named_as_what_it_is()
    {
        using var file = new CocoFileOnDisk("");
        File.WriteAllText(file.Path, "{}", Encoding.Unicode);

        Assert.Contains("UTF-16", Assert.Throws<EncordException>(() => file.Scan()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_byte_order_mark_is_gone_over()
    {
        using var file = new CocoFileOnDisk("");
        File.WriteAllText(file.Path, """{"images":[],"categories":[],"annotations":[]}""", new UTF8Encoding(true));

        Assert.Equal(0, file.Scan().AnnotationCount);
    }

    [Fact]
    public void A_file_that_someone_writes_is_refused()
    {
        using var file = new CocoFileOnDisk("{}");
        using var writer = new FileStream(file.Path, FileMode.Open, FileAccess.Write, FileShare.None);

        Assert.Contains("still being written", Assert.Throws<EncordException>(() => file.Scan()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Elements_larger_than_the_window_are_read()
    {
        var counts = string.Join(",", Enumerable.Repeat("1", 200_000));
        using var file = new CocoFileOnDisk(
            $$$"""{"images":[{"id":1,"width":1000,"height":1000}],"categories":[{"id":1,"name":"a"}],"annotations":[{"id":1,"image_id":1,"category_id":1,"segmentation":{"size":[1000,1000],"counts":[{{{counts}}}]}}]}""");

        var index = file.Scan();

        Assert.Empty(index.Problems);
        Assert.Equal([1], CocoFileOnDisk.IdsOf(index, 1));
    }

    [Theory]
    [InlineData(100)]
    [InlineData(5_000)]
    [InlineData(60_000)]
    public void Members_that_are_not_used_may_be_nested_deep(int depth)
    {
        var nest = new string('[', depth) + new string(']', depth);
        using var file = CocoFileOnDisk.WithAnnotations($$"""{"x":{{nest}},"id":1,"image_id":1,"category_id":1,"bbox":[0,0,1,1],"attributes":{"y":{{nest}} } }""");

        Assert.Equal(1, file.Scan("box").ValidCount);
    }

    [Fact]
    public void Deeper_than_the_reader_goes_is_an_error_with_its_place()
    {
        using var file = CocoFileOnDisk.WithAnnotations("{\"x\":" + new string('[', 100_000) + new string(']', 100_000) + "}");

        Assert.Contains("line 1, column", Assert.Throws<EncordException>(() => file.Scan("box")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_cut_off_anywhere_is_refused()
    {
        const string Whole = """{"info":{"x":[1,"é"]},"categories":[{"id":1,"name":"Apple"}],"images":[{"id":"a","width":20,"height":10}],"annotations":[{"id":1,"image_id":"a","category_id":1,"bbox":[0,0,1,1]}]}""";
        var bytes = Encoding.UTF8.GetBytes(Whole);
        using var file = new CocoFileOnDisk(Whole);
        Assert.Equal(1, file.Scan("box").ValidCount);

        for (var length = 0; length < bytes.Length; length++)
        {
            File.WriteAllBytes(file.Path, bytes[..length]);

            Assert.Equal(EncordErrorId.InvalidArgument, Assert.Throws<EncordException>(() => file.Scan("box")).ErrorId);
        }
    }
}
