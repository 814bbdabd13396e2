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
        string body = string.Join(",", order.Select(member => member == 'I' ? Images : member == 'C' ? Categories : Annotations));
        using var file = new CocoFileOnDisk("{\"info\":{\"year\":2024},\"licenses\":[{\"id\":1}]," + body + "}");

        CocoIndex index = file.Scan();

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
        string annotations = string.Join(",\n", Enumerable.Range(0, 5000).Select(i => $$"""{"id":{{i}},"image_id":{{1 + (i / 2500)}},"category_id":1,"bbox":[1,2,3,4]}"""));
        using var file = new CocoFileOnDisk("{" + Images + "," + Categories + ",\"annotations\":[" + annotations + "]}");

        CocoIndex index = file.Scan();

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

        CocoIndex index = file.Scan();

        Assert.Empty(index.Problems);
        for (int image = 1; image <= 3; image++)
        {
            Assert.Equal(images.Select((at, id) => (at, id)).Where(pair => pair.at == image).Select(pair => (long)pair.id), CocoFileOnDisk.IdsOf(index, image));
        }
    });

    [Theory]
    [InlineData("""{"id":5,"image_id":9,"category_id":1,"bbox":[0,0,1,1]}""", "no image with the id 9")]
    [InlineData("""{"id":5,"image_id":1,"category_id":9,"bbox":[0,0,1,1]}""", "no category with the id 9")]
    [InlineData("""{"id":5,"image_id":1,"category_id":1,"bbox":[0,0,-1,1]}""", "negative size")]
    [InlineData("""{"id":5,"image_id":1,"category_id":1,"bbox":[-3,0,1,1]}""", "leaves the image")]
    [InlineData("""{"id":5,"image_id":1,"category_id":1,"bbox":[18,0,3,1]}""", "leaves the image")]
    [InlineData("""{"id":5,"image_id":1,"category_id":1,"bbox":[0,0,1e999,1]}""", "'bbox' must be a number")]
    [InlineData("""{"id":5,"image_id":1,"category_id":1,"bbox":[0,0,NaN,1]}""", "not NaN")]
    [InlineData("""{"bbox":[0,0,-Infinity,1],"id":5,"image_id":1,"category_id":1}""", "not -Infinity")]
    [InlineData("""{"id":5,"image_id":1,"category_id":1,"bbox":[0,0,1,1],"area":Infinity}""", "'area' must be a number, not Infinity")]
    [InlineData("""{"id":5,"image_id":1,"category_id":1,"bbox":[0,0,1,1],"area":-2}""", "area cannot be negative")]
    [InlineData("""{"id":5,"image_id":1,"category_id":1,"bbox":[0,0,1]}""", "3 numbers instead of")]
    [InlineData("""{"id":5,"image_id":1,"category_id":1,"bbox":"x"}""", "list of four numbers, not text")]
    [InlineData("""{"id":5,"image_id":1,"category_id":1,"segmentation":[[1,1,5,5]]}""", "has 2 points; a polygon needs at least three")]
    [InlineData("""{"id":5,"image_id":1,"category_id":1,"segmentation":[[1,1,5,5,5]]}""", "the y of the last point is missing")]
    [InlineData("""{"id":5,"image_id":1,"category_id":1,"segmentation":[[1,1,5,5,25,5]]}""", "point 2 of ring 0 (25, 5) lies outside")]
    [InlineData("""{"id":5,"image_id":1,"category_id":1,"segmentation":[1,1,5,5,5,1]}""", "list of rings")]
    [InlineData("""{"id":5,"image_id":1,"category_id":1,"segmentation":{"size":[11,20],"counts":[220]}}""", "larger than its image")]
    [InlineData("""{"id":5,"image_id":1,"category_id":1,"segmentation":{"size":[10,20],"counts":[100,101]}}""", "more pixels than the image")]
    [InlineData("""{"id":5,"image_id":1,"category_id":1,"segmentation":{"size":[10,20],"counts":[100,-1]}}""", "hold -1")]
    [InlineData("""{"id":5,"image_id":1,"category_id":1,"segmentation":{"size":[10,20],"counts":"0X"}}""", "cannot be read")]
    [InlineData("""{"id":5,"image_id":1,"category_id":1,"segmentation":{"counts":[200]}}""", "needs 'counts' and 'size'")]
    [InlineData("""{"id":5,"image_id":1,"category_id":1,"keypoints":[1,1]}""", "2 numbers; each point has three")]
    [InlineData("""{"id":5,"image_id":1,"category_id":1,"keypoints":[1,1,7]}""", "visibility of key point 0 is 7")]
    [InlineData("""{"id":5,"image_id":1,"category_id":1,"keypoints":[1,11,2]}""", "lies outside")]
    [InlineData("""{"id":5,"image_id":1,"category_id":1}""", "neither 'bbox' nor 'segmentation'")]
    [InlineData("""{"id":5,"image_id":1,"category_id":1,"bbox":[0,0,1,1],"iscrowd":2}""", "'iscrowd' must be 0 or 1")]
    [InlineData("""{"image_id":1,"category_id":1,"bbox":[0,0,1,1]}""", "no 'id'")]
    [InlineData("""{"id":5,"category_id":1,"bbox":[0,0,1,1]}""", "no 'image_id'")]
    [InlineData("""{"id":1.5,"image_id":1,"category_id":1,"bbox":[0,0,1,1]}""", "'id' must be a whole number, not 1.5")]
    [InlineData("""{"id":1,"image_id":1,"category_id":1,"bbox":[0,0,1,1]}""", "used by another annotation")]
    [InlineData("7", "must be an object, not 7")]
    public void A_bad_annotation_is_reported_with_its_place_and_the_others_stay(string bad, string reason)
    {
        using CocoFileOnDisk file = CocoFileOnDisk.WithAnnotations(
            """{"id":1,"image_id":1,"category_id":1,"bbox":[0,0,1,1]}""", "\n  " + bad, """{"id":2,"image_id":1,"category_id":1,"bbox":[0,0,1,1]}""");

        CocoIndex index = file.Scan();

        CocoProblem problem = Assert.Single(index.Problems);
        Assert.Contains(reason, problem.Reason, StringComparison.Ordinal);
        Assert.Equal("annotations[1]", problem.Element);
        Assert.Equal((2, 3), (problem.Line, problem.Column));
        Assert.Equal([1, 2], CocoFileOnDisk.IdsOf(index, 1));
    }

    [Theory]
    [InlineData("""{"images":[{"id":1,"width":2,"height":2},{"id":1,"width":3,"height":2}],"categories":[],"annotations":[]}""", "images[1]", "used by another image")]
    [InlineData("""{"images":[{"id":1,"width":2,"height":-2}],"categories":[],"annotations":[]}""", "images[0]", "'height' is -2")]
    [InlineData("""{"images":[{"id":1,"width":NaN,"height":2}],"categories":[],"annotations":[]}""", "images[0]", "'width' must be a whole number, not NaN")]
    [InlineData("""{"images":[{"id":1,"height":2}],"categories":[],"annotations":[]}""", "images[0]", "no 'width'")]
    [InlineData("""{"images":[],"categories":[{"id":4,"name":"a"},{"id":4,"name":"b"}],"annotations":[]}""", "categories[1]", "used by another category")]
    [InlineData("""{"images":[],"categories":[{"id":4}],"annotations":[]}""", "categories[0]", "no 'name'")]
    public void Bad_images_and_categories_are_reported(string json, string element, string reason)
    {
        using var file = new CocoFileOnDisk(json);

        CocoProblem problem = Assert.Single(file.Scan().Problems);

        Assert.Equal(element, problem.Element);
        Assert.Contains(reason, problem.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void An_annotation_of_an_id_that_two_different_images_have_is_not_placed()
    {
        using var file = new CocoFileOnDisk(
            """{"images":[{"id":1,"width":2,"height":2},{"id":1,"width":3,"height":2}],"categories":[{"id":1,"name":"a"}],"annotations":[{"id":1,"image_id":1,"category_id":1,"bbox":[0,0,1,1]}]}""");

        CocoIndex index = file.Scan();

        Assert.Equal(2, index.ProblemCount);
        Assert.Equal(0, index.ValidCount);
    }

    [Theory]
    [InlineData("""{"images":[],"annotations":[]}""", "no 'categories'")]
    [InlineData("""{"categories":[],"annotations":[]}""", "no 'images'")]
    [InlineData("""{}""", "no 'images' and no 'categories' and no 'annotations'")]
    [InlineData("""[1]""", "not a JSON object")]
    [InlineData("""{"images":{},"categories":[],"annotations":[]}""", "'images' is not a list")]
    [InlineData("{\n  \"images\": [\n    {\"id\": 1,,}\n]}", "line 3, column 14")]
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
        string counts = string.Join(",", Enumerable.Repeat("1", 200_000));
        using var file = new CocoFileOnDisk(
            $$$"""{"images":[{"id":1,"width":1000,"height":1000}],"categories":[{"id":1,"name":"a"}],"annotations":[{"id":1,"image_id":1,"category_id":1,"segmentation":{"size":[1000,1000],"counts":[{{{counts}}}]}}]}""");

        CocoIndex index = file.Scan();

        Assert.Empty(index.Problems);
        Assert.Equal([1], CocoFileOnDisk.IdsOf(index, 1));
    }
}
