using CsCheck;
using Encord.Client.Interchange.Coco.Importing;
using Encord.Client.Interchange.Coco.Reading;

namespace Encord.Client.Tests.Coco;

public class ImageMatcherTests
{
    private static readonly string[] Folders = ["", "a/", "b/", "a/c/", "batch 1\\", "./"];
    private static readonly string[] Names = ["1.png", "2.png", "é.png", "e\u0301.png", "%31.png"];

    private static readonly Gen<string> Paths = Gen.Select(Gen.Int[0, Folders.Length - 1], Gen.Int[0, Names.Length - 1], (folder, name) => Folders[folder] + Names[name]);

    [Fact]
    public void Whatever_the_names_a_picture_is_taken_once_and_nothing_is_lost_in_silence() => Gen.Select(Paths.Array[1, 12], Paths.Array[1, 12]).Sample((inFile, inProject) =>
    {
        using var file = new CocoFileOnDisk(FileOf(inFile));
        var index = file.Scan("box");
        LabelRow[] rows = [.. inProject.Select(Picture)];

        (var targets, var unmatched) = Match(index, rows);

        // A picture is taken once.
        Assert.All(targets, target => Assert.Single(target.Images));
        var placed = targets.ToDictionary(target => index.Ids.Text(target.Images[0].Image.Id), target => target.Row);
        // Each image is placed, refused, or said to be unmatched, and never two of these.
        string[] said = [.. placed.Keys, .. index.Problems.Select(problem => problem.Id!), .. unmatched.Select(image => image.Id)];
        Assert.Equal(Enumerable.Range(0, inFile.Length).Select(id => id.ToString()).Order(StringComparer.Ordinal), said.Order(StringComparer.Ordinal));

        string[] files = [.. inFile.Select(PictureName.Normal)];
        string[] titles = [.. inProject.Select(PictureName.Normal)];
        for (var i = 0; i < files.Length; i++)
        {
            var row = placed.GetValueOrDefault(i.ToString());
            if (files.Count(name => name == files[i]) == 1 && titles.Count(title => title == files[i]) == 1)
            {
                // The whole path wins.
                Assert.Equal(files[i], PictureName.Normal(row!.DataTitle));
            }
            else if (row is not null)
            {
                // A last part counts where it is unique on both sides, read as it stands or as an address.
                string[] forms = [files[i], PictureName.Decoded(files[i]) ?? files[i]];
                Assert.DoesNotContain(files[i], titles);
                Assert.Contains(forms, form => form == PictureName.Normal(row.DataTitle)
                    || (PictureName.Base(form) == PictureName.Base(PictureName.Normal(row.DataTitle)) && titles.Count(title => PictureName.Base(title) == PictureName.Base(form)) == 1));
            }
        }
    });

    [Theory]
    [InlineData("7.jpg", 7)]
    [InlineData("videos/x/0000007.jpg", 7)]
    [InlineData("frame7.jpg", 7)]
    [InlineData("Frame_000007.PNG", 7)]
    [InlineData("frame-7", 7)]
    [InlineData("drive7.jpg", null)]
    [InlineData("7a.jpg", null)]
    [InlineData("99999999999.jpg", null)]
    [InlineData("frame.jpg", null)]
    public void Frames_are_read_from_names(string name, int? frame) => Assert.Equal(frame, PictureName.Frame(name));

    [Theory]
    [InlineData("""{"file_name":"videos/11111111-1111-4111-8111-111111111111/7.jpg"}""", 7)]
    [InlineData("""{"file_name":"dicom/11111111-1111-4111-8111-111111111111/0000003.jpg"}""", 3)]
    [InlineData("""{"file_name":"drive.mp4","frame_id":4}""", 4)]
    [InlineData("""{"file_name":"some/where/drive.mp4","frame_id":"4"}""", 4)]
    [InlineData("""{"file_name":"drive/000005.jpg"}""", 5)]
    [InlineData("""{"file_name":"drive.mp4/frame5.jpg"}""", 5)]
    [InlineData("""{"file_name":"x.jpg","video_title":"drive.mp4","frame_id":2}""", 2)]
    [InlineData("""{"file_name":"x.jpg","video_id":"v","frame_id":2}""", 2)]
    [InlineData("""{"file_name":"x.jpg","encord":{"data_hash":"11111111-1111-4111-8111-111111111111","frame":9}}""", 9)]
    [InlineData("""{"file_name":"drive.mp4"}""", null)]
    [InlineData("""{"file_name":"videos/11111111-1111-4111-8111-111111111111/last.jpg"}""", null)]
    [InlineData("""{"file_name":"x.jpg","encord":{"data_hash":"11111111-1111-4111-8111-111111111111"}}""", null)]
    public void A_frame_of_a_video_is_told_or_refused(string image, int? frame)
    {
        using var file = new CocoFileOnDisk(
            "{\"videos\":[{\"id\":\"v\",\"name\":\"drive.mp4\"}],\"categories\":[{\"id\":1,\"name\":\"Apple\"}],\"images\":[" + image.Insert(1, "\"id\":1,\"width\":20,\"height\":10,")
            + "],\"annotations\":[{\"id\":1,\"image_id\":1,\"category_id\":1,\"bbox\":[0,0,1,1]}]}");
        var index = file.Scan("box");

        (var targets, var unmatched) = Match(index, new LabelRow("project")
        {
            DataHash = "11111111-1111-4111-8111-111111111111", DataTitle = "drive.mp4", DataType = "Video", NumberOfFrames = 10, Width = 20, Height = 10,
        });

        Assert.Empty(unmatched);
        Assert.Equal(frame is null ? [] : [frame.Value], targets.SelectMany(target => target.Images).Select(found => found.Frame));
        Assert.Equal(frame is null ? 1 : 0, index.ProblemCount);
    }

    [Theory]
    [InlineData(200, 100, 200, 100, true)]
    [InlineData(200, 100, 400, 200, true)]
    [InlineData(200, 100, 100, 200, false)]
    [InlineData(200, 100, 50, 100, false)]
    [InlineData(100, 100, 200, 200, true)]
    [InlineData(0, 0, 100, 200, true)]
    [InlineData(0, 0, 0, 0, false)]
    public void Exchanged_sides_are_refused_and_never_scaled(int width, int height, int pictureWidth, int pictureHeight, bool isTaken)
    {
        using var file = new CocoFileOnDisk(
            $$"""{"categories":[{"id":1,"name":"Apple"}],"images":[{"id":1,"width":{{width}},"height":{{height}},"file_name":"a.png"}],"annotations":[{"id":1,"image_id":1,"category_id":1,"bbox":[0,0,1,1]}]}""");
        var index = file.Scan("box");
        var row = Picture("a.png");
        row.Width = pictureWidth;
        row.Height = pictureHeight;

        (var targets, _) = Match(index, row);

        Assert.Equal(isTaken ? 1 : 0, targets.Count);
        Assert.Equal(isTaken ? 0 : 1, index.ProblemCount);
    }

    private static (List<RowTarget> Targets, List<CocoUnmatched> Unmatched) Match(CocoIndex index, params LabelRow[] rows)
    {
        var matcher = new ImageMatcher(index, null);
        foreach (var row in rows)
        {
            matcher.Offer(row);
        }

        var unmatched = new List<CocoUnmatched>();
        return (matcher.Match(unmatched), unmatched);
    }

    private static LabelRow Picture(string title) =>
        new("project") { DataHash = Guid.NewGuid().ToString(), DataTitle = title, DataType = "Image", NumberOfFrames = 1, Width = 20, Height = 10 };

    private static string FileOf(string[] names) => System.Text.Json.JsonSerializer.Serialize(new
    {
        categories = new[] { new { id = 1, name = "Apple" } },
        images = names.Select((name, id) => new { id, width = 20, height = 10, file_name = name }),
        annotations = names.Select((_, id) => new { id, image_id = id, category_id = 1, bbox = new[] { 0, 0, 1, 1 } }),
    });
}
