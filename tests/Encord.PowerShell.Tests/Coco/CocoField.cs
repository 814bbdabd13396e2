using System.Text;

namespace Encord.PowerShell.Tests.Coco;

/// <summary>Files as other tools write them, each with what an import must make of it.</summary>
public sealed class CocoField(FieldProject field) : IClassFixture<FieldProject>
{
    private const string Place = @"line \d+, column \d+";

    /// <summary>What must be refused: an error record with the place, and nothing saved; with -SkipInvalid everything else.</summary>
    [Theory]
    [InlineData("geti-7496-same-filename-two-ids", "frame000066.png 200x100", "car: bounding_box", "images\\[0\\] \\(id 1\\), .*2 images of the file are the same picture", 0)]
    [InlineData("rle-all-zero-mask-poly", "a.png 200x100", "car: polygon", "mask is empty", 0)]
    [InlineData("rle-short", "a.png 200x100", "car: polygon", "cover 100 of 20000 pixels", 0)]
    [InlineData("rle-short", "a.png 200x100", "car: bitmask", "cover 100 of 20000 pixels", 0)]
    [InlineData("bitmask-tiny-poly", "a.png 200x100", "car: bitmask", "covers the centre of no pixel", 0)]
    [InlineData("category-name-nan", "a.png 200x100", "car: bounding_box, a: bounding_box", "categories\\[1\\] \\(id 2\\), .*'name' must be text, not NaN", 1)]
    [InlineData("latin1-file", "a.png 200x100", "car: bounding_box", "images\\[1\\] \\(id 2\\), line 1, column 152: .*not UTF-8", 1)]
    [InlineData("lone-surrogate-filename", "a.png 200x100", "car: bounding_box", "images\\[1\\] .*'file_name' is not valid text", 1)]
    [InlineData("lone-surrogate-category", "a.png 200x100", "car: bounding_box", "categories\\[1\\] .*'name' is not valid text", 1)]
    [InlineData("big-full-mask-rle", "big.png 6000x6000", "car: polygon", "span 60000 × 60000", 0)]
    [InlineData("big-full-mask-rle", "big.png 6000x6000", "car: bitmask", "span 60000 × 60000", 0)]
    [InlineData("big-poly-to-bitmask", "big.png 6000x6000", "car: bitmask", "span 60000 × 60000", 0)]
    [InlineData("label-studio-6608-exif-swapped-size", "p.png 100x200", "car: bounding_box", "width and height are exchanged", 0)]
    [InlineData("skipinvalid-mask-other-size-beside-box", "a.png 200x100", "car: bounding_box, road: bitmask", "a mask must have the size of its picture", 1)]
    public async Task It_is_refused_with_its_place(string file, string picture, string objects, string error, long others)
    {
        var project = await field.CreateAsync(objects, [picture]);
        var path = field.Copy(file);

        var result = field.Import(project, path);

        Assert.All(result.ErrorIds, id => Assert.Equal("EncordInvalidArgument", id));
        Assert.Matches(error, result.Errors[0].ToString());
        Assert.All(result.Errors, record => Assert.Matches(Place, record.ToString()));
        Assert.Empty(result.Output);
        Assert.Empty(field.Objects(project));

        Assert.Equal(others, Assert.Single(field.Import(project, path, "-SkipInvalid").ThrowOnError().Values("Added")));
        Assert.Equal(others, field.Objects(project).Count);
    }

    /// <summary>What must be imported, and what must be said of it.</summary>
    [Theory]
    [InlineData("globox-13-string-image-ids", "car: bounding_box", "x=0.05 y=0.1 w=0.1 h=0.2", null)]
    [InlineData("camera-traps-guid-ids", "car: bounding_box", "x=0.05 y=0.1 w=0.1 h=0.2", null)]
    [InlineData("annotation-no-id", "car: bounding_box", "x=0.05 y=0.1 w=0.1 h=0.2", null)]
    [InlineData("cvat-rotation-to-plain-box", "car: bounding_box", "x=0.3 y=0.4 w=0.2 h=0.2", "rotation is left out")]
    [InlineData("cvat-rotation-text", "car: rotatable_bounding_box", "x=0.3 y=0.4 w=0.2 h=0.2 theta=45", null)]
    [InlineData("deep-nesting", "car: bounding_box", "x=0.05 y=0.1 w=0.1 h=0.2", null)]
    [InlineData("iscrowd-string", "car: bounding_box", "x=0.05 y=0.1 w=0.1 h=0.2", null)]
    [InlineData("tensorpack-1041-four-number-ring", "car: bounding_box", "x=0 y=0.1 w=0.25 h=0.6", null)]
    [InlineData("seg-empty-ring-bbox", "car: bounding_box", "x=0.05 y=0.1 w=0.1 h=0.2", null)]
    [InlineData("seg-string", "car: bounding_box", "x=0.05 y=0.1 w=0.1 h=0.2", "1 annotation with malformed members .*'segmentation' must be")]
    [InlineData("area-string", "car: bounding_box", "x=0.05 y=0.1 w=0.1 h=0.2", "1 annotation with malformed members .*'area' must be")]
    [InlineData("rle-wrong-size-on-box", "car: bounding_box", "x=0.05 y=0.1 w=0.1 h=0.2", null)]
    [InlineData("unused-parts-block-a-box", "car: bounding_box", "x=0.05 y=0.1 w=0.1 h=0.2;x=0.25 y=0.1 w=0.1 h=0.2;x=0.45 y=0.1 w=0.1 h=0.2;x=0.45 y=0.5 w=0.1 h=0.2", "1 annotation with malformed members .*'keypoints' must be")]
    [InlineData("poly-empty-ring-plus-good", "car: polygon", "0.05,0.1 0.15,0.1 0.15,0.3", "those rings are left out")]
    [InlineData("poly-two-points-plus-good", "car: polygon", "0.05,0.1 0.15,0.1 0.15,0.3", "those rings are left out")]
    [InlineData("bbox-out-by-1", "car: bounding_box", "x=0 y=0 w=1 h=1", "up to one pixel beyond the edge")]
    [InlineData("poly-1based-edge", "car: polygon", "0.005,0.01 1,0.01 1,1 0.005,1", "up to one pixel beyond the edge")]
    [InlineData("pylabel-33-no-width-height", "car: bounding_box", "x=0.05 y=0.1 w=0.2 h=0.2", null)]
    [InlineData("null-width-height", "car: bounding_box", "x=0.05 y=0.1 w=0.2 h=0.2", null)]
    [InlineData("nan-in-info", "car: bounding_box", "x=0.05 y=0.1 w=0.1 h=0.2", null)]
    [InlineData("line-two-points", "line: polyline", "0.05,0.1 0.1,0.2", null)]
    [InlineData("kp-all-v0", "person: skeleton", "", "1 annotation without a visible key point")]
    public async Task It_is_imported_and_what_is_altered_is_said(string file, string objects, string coordinates, string? said)
    {
        var project = await field.CreateAsync(objects, ["a.png 200x100"]);
        var path = field.Copy(file);
        var expected = coordinates.Length == 0 ? [] : coordinates.Split(';');

        var result = field.Import(project, path).ThrowOnError();

        Assert.Equal((long)expected.Length, Assert.Single(result.Values("Added")));
        Assert.Equal(expected, field.Objects(project).Select(item => item.Split(' ', 4)[3]));
        if (said is null)
        {
            Assert.Empty(result.Warnings);
        }
        else
        {
            Assert.Matches(said, Assert.Single(result.Warnings));
            Assert.Matches(Place, Assert.Single(result.Warnings));
        }

        // Once more: nothing changes.
        var again = field.Import(project, path).ThrowOnError();
        Assert.Equal((0L, (long)expected.Length, 0L), (Assert.Single(again.Values("Added")), Assert.Single(again.Values("Unchanged")), Assert.Single(again.Values("Different"))));
    }

    [Theory]
    [InlineData("zip-label-studio-5740", "is a ZIP file")]
    [InlineData("trailing-comma", @"line 1, column 178: this is not valid JSON\. .*followed by a comma; remove the comma")]
    [InlineData("panoptic", "COCO panoptic file")]
    public async Task A_file_of_another_kind_is_named_as_what_it_is(string file, string error)
    {
        var project = await field.CreateAsync("car: bounding_box", ["a.png 200x100"]);

        foreach (var more in new[] { "", "-SkipInvalid" })
        {
            var result = field.Import(project, field.Copy(file), more);

            Assert.Equal(["EncordInvalidArgument"], result.ErrorIds);
            Assert.Matches(error, Assert.Single(result.Errors).ToString());
            Assert.DoesNotContain("reader", result.Errors[0].ToString(), StringComparison.OrdinalIgnoreCase);
            Assert.Empty(result.Output);
        }
    }

    [Theory]
    [InlineData("nfd-in-file", "Capture_de\u0301cran.png")]
    [InlineData("ls1266-url-encoded", "Capture_d\u00e9cran.png")]
    [InlineData("nfd-in-file", "Capture_d\u00e9cran.png")]
    public async Task A_name_is_found_in_another_form(string file, string title)
    {
        var project = await field.CreateAsync("car: bounding_box", [title + " 200x100"]);

        Assert.Equal(1L, Assert.Single(field.Import(project, field.Copy(file)).ThrowOnError().Values("Added")));
    }

    [Fact]
    public async Task An_ambiguous_picture_is_imported_once_a_map_says_which_is_meant()
    {
        var project = await field.CreateAsync("car: bounding_box", ["frame000066.png 200x100"]);
        var hash = field.Shell.Run($"(Get-EncordLabelRow {project}).DataHash").ThrowOnError().Output[0].ToString();

        var result = field.Import(project, field.Copy("geti-7496-same-filename-two-ids"), $"-ImageMap @{{ 1 = '{hash}' }}").ThrowOnError();

        Assert.Equal(1L, Assert.Single(result.Values("Added")));
        Assert.Equal(["frame000066.png 0 car x=0.05 y=0.1 w=0.1 h=0.2"], field.Objects(project));
    }

    [Fact]
    public async Task A_second_file_with_the_same_ids_is_told_from_the_first()
    {
        var project = await field.CreateAsync("car: bounding_box", ["a.png 200x100"]);
        field.Import(project, field.Copy("two-files-1")).ThrowOnError();
        var second = field.Copy("two-files-2");

        var kept = field.Import(project, second).ThrowOnError();

        Assert.Equal((0L, 0L, 1L), (Assert.Single(kept.Values("Added")), Assert.Single(kept.Values("Unchanged")), Assert.Single(kept.Values("Different"))));
        Assert.Matches("differs from the file.*-Overwrite.*-Source", Assert.Single(kept.Warnings));
        Assert.Equal(["a.png 0 car x=0.05 y=0.1 w=0.1 h=0.2"], field.Objects(project));

        Assert.Equal(1L, Assert.Single(field.Import(project, second, "-Source second").ThrowOnError().Values("Added")));
        Assert.Equal(2, field.Objects(project).Count);

        Assert.Equal(1L, Assert.Single(field.Import(project, second, "-Overwrite").ThrowOnError().Values("Replaced")));
        Assert.Equal(["a.png 0 car x=0.5 y=0.5 w=0.15 h=0.3", "a.png 0 car x=0.5 y=0.5 w=0.15 h=0.3"], field.Objects(project));
    }

    [Fact]
    public async Task Frames_of_a_video_are_told_by_their_numbers_and_never_guessed()
    {
        var project = await field.CreateAsync("Car: bounding_box", ["drive-0000.avi 320x240 10"]);
        var path = field.Copy("coco-video-frame-id");

        field.Import(project, path).ThrowOnError();

        Assert.Equal(["drive-0000.avi 0 Car", "drive-0000.avi 5 Car"], field.Objects(project).Select(item => string.Join(' ', item.Split(' ').Take(3))));

        var unnamed = field.Write(File.ReadAllText(path).Replace("\"frame_id\":5,", "", StringComparison.Ordinal));
        var result = field.Import(project, unnamed, "-Source second");

        Assert.Matches($"images\\[1\\] \\(id 2\\), {Place}: .*no frame of it", Assert.Single(result.Errors).ToString());
        Assert.Equal(1L, Assert.Single(field.Import(project, unnamed, "-Source second -SkipInvalid").ThrowOnError().Values("Added")));
    }

    [Fact]
    public async Task Text_ids_are_keys_of_the_maps()
    {
        var project = await field.CreateAsync("lorry: bounding_box", ["other.png 200x100"]);
        var hash = field.Shell.Run($"(Get-EncordLabelRow {project}).DataHash").ThrowOnError().Output[0].ToString();

        field.Import(project, field.Copy("globox-13-string-image-ids"), $"-ImageMap @{{ a = '{hash}' }} -CategoryMap @{{ '1' = 'lorry' }}").ThrowOnError();

        Assert.Single(field.Objects(project));

        var unknown = field.Import(project, field.Copy("globox-13-string-image-ids"), $"-ImageMap @{{ b = '{hash}' }} -CategoryMap @{{ '1' = 'lorry' }}");
        Assert.Contains(unknown.Errors, error => error.ToString().Contains("no image with the id b", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[190,10,20,20]", "car: bounding_box", "x=0.95 y=0.1 w=0.05 h=0.2")]
    [InlineData("[-30,-30,500,500]", "car: bounding_box", "x=0 y=0 w=1 h=1")]
    [InlineData("[300,10,20,20]", "car: bounding_box", null)]
    public async Task What_reaches_further_out_is_clipped_when_that_is_asked_for(string box, string objects, string? clipped)
    {
        var project = await field.CreateAsync(objects, ["a.png 200x100"]);
        var path = field.Write($$"""{"categories":[{"id":1,"name":"car"}],"images":[{"id":1,"width":200,"height":100,"file_name":"a.png"}],"annotations":[{"id":1,"image_id":1,"category_id":1,"bbox":{{box}}}]}""");

        Assert.Matches(Place + ": .*(leaves|lies outside of) the image", Assert.Single(field.Import(project, path).Errors).ToString());

        var result = field.Import(project, path, "-Clip");
        if (clipped is null)
        {
            Assert.Matches(Place + ": .*lies outside of the image", Assert.Single(result.Errors).ToString());
            return;
        }

        Assert.Equal(1L, Assert.Single(result.ThrowOnError().Values("Clipped")));
        Assert.Matches("more than one pixel beyond.*" + Place, Assert.Single(result.Warnings));
        Assert.EndsWith(clipped, Assert.Single(field.Objects(project)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_that_look_alike_are_said_to_differ()
    {
        var project = await field.CreateAsync("ﬁre: bounding_box", ["a.png 200x100"]);
        var path = field.Write("""{"categories":[{"id":1,"name":"fire"}],"images":[{"id":1,"width":200,"height":100,"file_name":"a.png"}],"annotations":[]}""");

        Assert.Contains("looks alike", Assert.Single(field.Import(project, path).Errors).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""[{"image_id":1,"category_id":1,"bbox":[1,1,2,2],"score":0.5}]""", "list of COCO results")]
    [InlineData("""{"images":[{"id":1,"width":2,"height":2,"file_name":"a.png"}],"categories":[],"annotations":[{"id":1,"image_id":1,"caption":"A car."}]}""", "COCO captions file")]
    [InlineData("\u001f\u008b", "gzip file")]
    [InlineData("<annotation/>", "XML")]
    [InlineData("{'images':[]}", "single quotes")]
    public async Task Other_files_are_named_too(string content, string error)
    {
        var project = await field.CreateAsync("car: bounding_box", ["a.png 200x100"]);

        var result = field.Import(project, field.Write(Encoding.Latin1.GetBytes(content), "labels.json"));

        Assert.Contains(error, Assert.Single(result.Errors).ToString(), StringComparison.Ordinal);
        Assert.Equal(["EncordInvalidArgument"], result.ErrorIds);
    }
}
