using System.Text.Json;
using Encord.PowerShell.Tests.Coco;

namespace Encord.PowerShell.Tests.Interchange;

public sealed class CocoFolders : IAsyncLifetime
{
    private CocoFixture _fixture = null!;

    public async ValueTask InitializeAsync() => _fixture = await CocoFixture.StartAsync();

    public async ValueTask DisposeAsync() => await _fixture.DisposeAsync();

    [Fact]
    public void Each_split_has_a_file_with_the_same_categories_and_the_objects_of_its_pictures()
    {
        YoloExport.Label(_fixture);

        var result = Export("-Split { if ($_.DataTitle -eq 'bench-000000.jpg') { 'train' } else { 'val' } } -ClassMap @{ Pear = 'Apple'; Crate = $null } -IncludeVideo");

        var train = Read("train");
        var val = Read("val");
        Assert.Equal(train.GetProperty("categories").GetRawText(), val.GetProperty("categories").GetRawText());
        Assert.Equal(["Apple", "Plum", "Stalk", "Seed", "Picker"], train.GetProperty("categories").EnumerateArray().Select(category => category.GetProperty("name").GetString()));
        Assert.Equal(["bench-000000.jpg"], train.GetProperty("images").EnumerateArray().Select(image => image.GetProperty("file_name").GetString()));
        Assert.Equal(result.Objects, train.GetProperty("annotations").GetArrayLength() + val.GetProperty("annotations").GetArrayLength());
        Assert.Equal(2, train.GetProperty("annotations").EnumerateArray().Count(annotation => annotation.GetProperty("category_id").GetInt32() == 1));
        Assert.Contains(result.LeftOut, one => one.Reason == "-ClassMap leaves out 'Crate'");
    }

    [Fact]
    public void A_folder_imports_again_and_without_its_options_a_file_is_written_as_before()
    {
        YoloExport.Label(_fixture);
        Export("-ExcludeEmpty");

        var imported = _fixture.Shell.Run($"Import-EncordCocoLabel {_fixture.OtherProject} '{Path.Combine(_fixture.PathOf("out"), "train", "_annotations.coco.json")}'").ThrowOnError();
        var file = _fixture.Shell.Run($"Export-EncordCocoLabel {_fixture.Project} '{_fixture.PathOf("file.json")}'").ThrowOnError();

        Assert.Equal((long)Read("train").GetProperty("annotations").GetArrayLength(), Assert.Single(imported.Values("Added")));
        Assert.True(File.Exists(_fixture.PathOf("file.json")));
        Assert.Equal("CocoExportResult", Assert.Single(file.Output).BaseObject.GetType().Name);
        Assert.DoesNotContain(Read("train").GetProperty("images").EnumerateArray(), image => image.GetProperty("file_name").GetString()!.Contains("drive", StringComparison.Ordinal));
    }

    private ExportOutcome Export(string parameters) => ExportOutcome.Of(_fixture.Shell.Run($"Export-EncordCocoLabel {_fixture.Project} '{_fixture.PathOf("out")}' {parameters}").ThrowOnError());

    private JsonElement Read(string split) => JsonDocument.Parse(File.ReadAllText(Path.Combine(_fixture.PathOf("out"), split, "_annotations.coco.json"))).RootElement.Clone();
}
