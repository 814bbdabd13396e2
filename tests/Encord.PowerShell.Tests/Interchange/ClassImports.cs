using System.Globalization;
using Encord.Emulator;
using Encord.PowerShell.Tests.Engine;

namespace Encord.PowerShell.Tests.Interchange;

/// <summary>Folders of images that are called by their classes.</summary>
public sealed class ClassImports : IAsyncLifetime
{
    private ExportFixture _fixture = null!;
    private string _project = "";

    public async ValueTask InitializeAsync()
    {
        _fixture = await ExportFixture.StartAsync();
        _project = await _fixture.CreateAsync(
            [], [ExportFixture.Picture("a.png"), ExportFixture.Picture("b.png"), ExportFixture.Picture("c/d.jpg"), new { title = "walk", kind = "imageGroup", images = new[] { ExportFixture.Picture("one.png", 20, 10), ExportFixture.Picture("two.png", 10, 30) } }]);
    }

    public async ValueTask DisposeAsync() => await _fixture.DisposeAsync();

    [Fact]
    public void Classes_become_answers_and_a_second_import_changes_nothing()
    {
        Write("train/Sunny/a.jpg", "train/Rain/b.png", "val/sunny/c__d.jpg", "val/Rain/notes.txt");

        var first = Import("").ThrowOnError();
        _fixture.Emulator.RequestLog.Clear();
        var second = Import("").ThrowOnError();

        Assert.Equal((3L, 3, 3), (first.Values("Added").Single(), first.Values("RowsCreated").Single(), first.Values("RowsSaved").Single()));
        Assert.Equal((0L, 3L, 3), (second.Values("Added").Single(), second.Values("Unchanged").Single(), second.Values("RowsUnchanged").Single()));
        Assert.Equal(0, _fixture.Emulator.RequestLog.ChangeCount);
        Assert.Equal("a.png=Sunny b.png=Rain c/d.jpg=Sunny", Answers());
        Assert.False(File.Exists(_fixture.PathOf("set.encord-journal")));
    }

    [Fact]
    public void Another_answer_stays_unless_it_is_to_be_replaced()
    {
        Write("Sunny/a.png");
        Import("").ThrowOnError();
        File.Move(_fixture.PathOf("set/Sunny/a.png"), Path.Combine(Directory.CreateDirectory(_fixture.PathOf("set/Rain")).FullName, "a.png"));

        var kept = Import("").ThrowOnError();
        var answersKept = Answers();
        var replaced = Import("-Overwrite").ThrowOnError();

        Assert.Equal((1L, 0), (kept.Values("Different").Single(), kept.Values("RowsSaved").Single()));
        Assert.Contains(kept.Warnings, warning => warning.Contains("-Overwrite", StringComparison.Ordinal));
        Assert.Equal("a.png=Sunny", answersKept);
        Assert.Equal((1L, 0L), (replaced.Values("Replaced").Single(), replaced.Values("Added").Single()));
        Assert.Equal("a.png=Rain", Answers());
    }

    [Fact]
    public void What_is_wrong_is_named_by_its_file_and_nothing_is_saved()
    {
        Write("train/Sunny/a.png", "val/Rain/a.png", "train/stray.png", "train/Sunny/b.png", "train/Fog/c__d.jpg", "train/Sunny/nowhere.png");
        _fixture.Emulator.RequestLog.Clear();

        var refused = Import("");
        var skipped = Import("-SkipInvalid -ClassMap @{ Fog = 'Rain' }").ThrowOnError();

        Assert.Equal(3, refused.Errors.Count);
        foreach (var file in new[] { "train/Sunny/a.png", "val/Rain/a.png", "train/stray.png" })
        {
            Assert.Contains(refused.Errors, error => error.ToString().Contains(file, StringComparison.Ordinal));
        }

        Assert.Contains(refused.Warnings, warning => warning.Contains("'Fog'", StringComparison.Ordinal) || warning.Contains("Fog (1 annotation)", StringComparison.Ordinal));
        Assert.Contains(refused.Warnings, warning => warning.Contains("train/Sunny/nowhere.png", StringComparison.Ordinal));
        Assert.Empty(refused.Output);
        Assert.Equal(2L, skipped.Values("Added").Single());
        Assert.Equal("b.png=Sunny c/d.jpg=Rain", Answers());
    }

    [Fact]
    public void What_if_writes_the_plan_and_changes_nothing()
    {
        Write("train/Sunny/a.png", "train/Rain/walk_000001.png");
        _fixture.Emulator.RequestLog.Clear();

        var plan = Import("-WhatIf").ThrowOnError();

        Assert.Equal((2L, 2), (plan.Values("Objects").Single(), plan.Values("RowsToCreate").Single()));
        Assert.Equal(0, _fixture.Emulator.RequestLog.ChangeCount);
        Assert.False(File.Exists(_fixture.PathOf("set.encord-journal")));
    }

    [Theory]
    [InlineData("train/Fog/a.png", "", "none of its classes is an option of 'Weather'")]
    [InlineData("a.png", "", "no images in folders")]
    [InlineData("train/Sunny/a.png", "-ClassMap @{ Hail = 'Rain' }", "'Hail' in -ClassMap is not a class of the folder")]
    [InlineData("train/Sunny/a.png", "-ClassMap @{ Sunny = 'Hail' }", "'Hail' in -ClassMap is not an option")]
    [InlineData("train/Sunny/a.png", "-Classification Colour", "Name one with -Classification: 'Weather'")]
    [InlineData("train/Sunny/a.png", "-Task Detect -Classification Weather", "-Task Classify")]
    public void What_cannot_be_is_said_at_once(string file, string parameters, string words)
    {
        Write(file);

        var result = Import(parameters);

        Assert.Equal(["EncordInvalidArgument"], result.ErrorIds);
        Assert.Contains(words, result.Errors[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_that_fails_is_an_error_and_the_next_import_goes_on()
    {
        Write("train/Sunny/a.png", "train/Sunny/b.png", "train/Rain/walk_000000.png", "train/Sunny/walk_000001.png");
        _fixture.Emulator.Faults.Add(new Fault { Kind = FaultKind.Status, Status = 400, QueryType = "labelrow", QueryMethod = "POST", Count = 1 });

        var broken = Import("-BundleSize 1");
        var journal = File.Exists(_fixture.PathOf("set.encord-journal"));
        var whole = Import("").ThrowOnError();

        Assert.Single(broken.Errors);
        Assert.Equal(1, broken.Values("RowsFailed").Single());
        Assert.True(journal);
        Assert.Equal(2, whole.Values("RowsDone").Single());
        Assert.Equal(4, (long)broken.Values("Added").Single()! + (long)whole.Values("Added").Single()!);
        Assert.Equal("a.png=Sunny b.png=Sunny walk=Rain walk=Sunny", Answers());
    }

    private ShellResult Import(string parameters) => _fixture.Run(
        $"Import-EncordYoloLabel {_project} '{_fixture.PathOf("set")}' {(parameters.Contains("-Task", StringComparison.Ordinal) ? "" : "-Task Classify")} {parameters}");

    private void Write(params string[] files)
    {
        foreach (var file in files)
        {
            var path = _fixture.PathOf("set/" + file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, []);
        }
    }

    private string Answers() => string.Join(" ", _fixture.Run($"Get-EncordLabelRow {_project} -InitializedOnly | Get-EncordClassificationInstance").ThrowOnError().Output
        .Select(one => string.Format(CultureInfo.InvariantCulture, "{0}={1}", one.Properties["DataTitle"].Value, one.Properties["Answer"].Value)).Order(StringComparer.Ordinal));
}
