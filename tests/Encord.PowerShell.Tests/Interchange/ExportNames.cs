namespace Encord.PowerShell.Tests.Interchange;

/// <summary>Titles that are hostile names of files, in every export.</summary>
public sealed class ExportNames : IAsyncLifetime
{
    private static readonly string[] Titles =
    [
        "../../evil.png", "..\\evil.png", "CON", "nul.png", "a/b.png", "a__b.png", "same.png", "same.jpg", "SAME.png", "no extension", "x#1%?.png", "u\u0308ber.png", "\u00FCber.png",
        "tab\tand\u0007bell.png", "[1].png", "...", new string('n', 300) + ".png", new string('\u00E4', 120) + ".png", "walk.avi", "walk_000002.png", "=cmd|' /C calc'!A0.png",
    ];

    private ExportFixture _fixture = null!;

    public async ValueTask InitializeAsync() => _fixture = await ExportFixture.StartAsync();

    public async ValueTask DisposeAsync() => await _fixture.DisposeAsync();

    [Theory]
    [InlineData("Export-EncordYoloLabel", "labels/train", "txt")]
    [InlineData("Export-EncordVocLabel", "Annotations", "xml")]
    [InlineData("Export-EncordMask", "SegmentationClass", "png")]
    [InlineData("Export-EncordOverlay", ".", "svg")]
    public async Task Every_picture_has_a_file_of_its_own_inside_the_folder(string command, string folder, string extension)
    {
        var project = await ProjectAsync();

        var result = ExportOutcome.Of(_fixture.Run($"{command} {project} '{_fixture.PathOf("inner/out")}'").ThrowOnError());

        string[] files = [.. Directory.GetFiles(Path.Combine(_fixture.PathOf("inner/out"), folder), "*." + extension).Select(file => Path.GetFileName(file))];
        Assert.Equal(Titles.Length + 1, files.Length);
        Assert.Equal(files.Length, result.Images);
        Assert.Equal(files.Length, files.Select(file => file.ToLowerInvariant().Normalize()).Distinct().Count());
        Assert.All(files, file => Assert.Matches($@"^[^\s#%?*<>:""|\\\[\].]{{1,120}}\.{extension}$", file));
        Assert.DoesNotContain(files, file => Path.GetFileNameWithoutExtension(file).ToUpperInvariant() is "CON" or "NUL");
        Assert.Equal(["inner"], Directory.GetFileSystemEntries(_fixture.Root).Select(entry => Path.GetFileName(entry)));
        Assert.Equal(["out"], Directory.GetFileSystemEntries(_fixture.PathOf("inner")).Select(entry => Path.GetFileName(entry)));
        Assert.Equal(3, files.Count(file => file.StartsWith("same_", StringComparison.OrdinalIgnoreCase)));
        Assert.True(result["Renamed"] > 10);
        Assert.DoesNotContain(File.ReadAllLines(Path.Combine(_fixture.PathOf("inner/out"), "manifest.csv")), line => line.Contains(",=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_name_does_not_depend_on_the_order_of_the_rows()
    {
        var project = await ProjectAsync();
        _fixture.Run($"Export-EncordVocLabel {project} '{_fixture.PathOf("one")}'").ThrowOnError();
        _fixture.Run($"Get-EncordLabelRow {project} | Sort-Object DataHash | Export-EncordVocLabel -Path '{_fixture.PathOf("two")}'").ThrowOnError();

        Assert.Equal(
            _fixture.Digests("one").Where(file => file.Key.StartsWith("Annotations/", StringComparison.Ordinal)),
            _fixture.Digests("two").Where(file => file.Key.StartsWith("Annotations/", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_pattern_names_files_by_hash_and_frame()
    {
        var project = await ProjectAsync();

        _fixture.Run($"Export-EncordYoloLabel {project} '{_fixture.PathOf("out")}' -NamePattern 'v-{{DataHash}}-{{Frame:00}}'").ThrowOnError();

        Assert.All(Directory.GetFiles(Path.Combine(_fixture.PathOf("out"), "labels", "train")), file => Assert.Matches(@"v-[0-9a-f-]{36}-0\d\.txt$", file));
    }

    [Fact]
    public async Task Names_of_classes_stay_what_they_are()
    {
        string[] names = ["No", "1", "a: b", "null", "quote \" and \\", "\u00E4 \u96EA", "- x", "Twin", "Twin"];
        var project = await _fixture.CreateAsync(
            [.. names.Select((name, i) => (object)new { name, shape = i == names.Length - 1 ? "polygon" : "bounding_box" })], [ExportFixture.Picture("a.png")]);
        _fixture.Run($"Get-EncordLabelRow {project} | Initialize-EncordLabelRow | Save-EncordLabelRow").ThrowOnError();

        _fixture.Run($"Export-EncordYoloLabel {project} '{_fixture.PathOf("out")}'").ThrowOnError();

        Assert.Equal([.. names[..^2], "Twin (bounding box)", "Twin (polygon)"], new YoloFolder(_fixture.PathOf("out")).Names);
    }

    /// <summary>Each of the pictures has a box; <c>same.png</c> is in both datasets, and the video has a box on its second frame.</summary>
    private async Task<string> ProjectAsync()
    {
        object[] pictures = [.. Titles.Where(title => title != "walk.avi").Select(title => ExportFixture.Picture(title)), new { title = "walk.avi", kind = "video", width = 200, height = 100, frames = 5, framesPerSecond = 5 }];
        var project = await _fixture.CreateAsync([new { name = "Car", shape = "bounding_box" }], pictures, [ExportFixture.Picture("other.png")]);
        _fixture.Run($$"""
            $rows = Get-EncordLabelRow {{project}} | Initialize-EncordLabelRow
            $rows | Where-Object DataType -EQ Image | Add-EncordObjectInstance -Feature Car -Frame 0 -BoundingBox 0.1, 0.2, 0.3, 0.4
            $rows | Where-Object DataType -EQ Video | Add-EncordObjectInstance -Feature Car -Frame 2 -BoundingBox 0.1, 0.2, 0.3, 0.4
            $rows | Save-EncordLabelRow
            """).ThrowOnError();
        return project;
    }
}
