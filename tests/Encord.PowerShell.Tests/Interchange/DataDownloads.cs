using System.Security.Cryptography;
using Encord.Emulator;

namespace Encord.PowerShell.Tests.Interchange;

public sealed class DataDownloads : IAsyncLifetime
{
    private const string Rows = "Get-EncordLabelRow 'Street scenes' -DataTitle street-000*";

    private const string SignedFiles = "/storage";

    private ExportFixture _fixture = null!;

    public async ValueTask InitializeAsync() => _fixture = await ExportFixture.StartAsync(SeedLevel.Sample);

    public async ValueTask DisposeAsync() => await _fixture.DisposeAsync();

    [Fact]
    public void Files_are_whole_and_a_rerun_skips_them()
    {
        var first = Export(Rows);
        _fixture.Emulator.RequestLog.Clear();
        var second = Export(Rows);

        Assert.Equal((10L, 10L, 0L), (first.Files, first["Downloaded"], first["Skipped"]));
        Assert.Equal((10L, 0L, 10L), (second.Files, second["Downloaded"], second["Skipped"]));
        var files = _fixture.Digests("data");
        string[][] lines = [.. File.ReadAllLines(_fixture.PathOf("data/manifest.csv")).Skip(1).Select(line => line.Split(','))];
        Assert.Equal(10, lines.Length);
        Assert.All(lines, line => Assert.Equal(files[line[0]], line[11]));
        Assert.All(files.Keys.Where(name => name != "manifest.csv"), name => Assert.EndsWith(".png", name, StringComparison.Ordinal));
        Assert.Equal(11, files.Count);
    }

    [Theory]
    [InlineData(FaultKind.Truncate)]
    [InlineData(FaultKind.Reset)]
    public void A_download_that_is_cut_is_not_taken_for_whole(FaultKind kind)
    {
        _fixture.Run("Connect-Encord -Emulator -Domain $address -MaximumRetryCount 0 -SkipCheck", ("address", _fixture.Emulator.BaseAddress)).ThrowOnError();
        _fixture.Emulator.Faults.Add(new Fault { Kind = kind, Path = SignedFiles, Count = 1 });

        var cut = _fixture.Run($"{Rows} | Export-EncordData '{_fixture.PathOf("data")}'");
        var whole = _fixture.Run($"{Rows} | Export-EncordData '{_fixture.PathOf("data")}'").ThrowOnError();

        Assert.Equal(["EncordConnectionFailed"], cut.ErrorIds);
        Assert.Equal("LabelRow", cut.Errors[0].TargetObject.GetType().Name);
        Assert.Equal((9L, 1L), (ExportOutcome.Of(cut).Files, ExportOutcome.Of(cut)["Failed"]));
        Assert.Equal((10L, 1L, 9L), (ExportOutcome.Of(whole).Files, ExportOutcome.Of(whole)["Downloaded"], ExportOutcome.Of(whole)["Skipped"]));
        Assert.DoesNotContain(_fixture.Digests("data").Keys, name => name.Contains("partial", StringComparison.Ordinal) || name.Contains("journal", StringComparison.Ordinal));
    }

    [Fact]
    public void A_storage_that_stumbles_is_asked_again_and_a_link_that_ran_out_is_renewed()
    {
        _fixture.Emulator.Faults.Add(new Fault { Kind = FaultKind.Status, Status = 503, Path = SignedFiles, Count = 1 });
        _fixture.Emulator.Faults.Add(new Fault { Kind = FaultKind.Status, Status = 403, Path = SignedFiles, Count = 1 });

        var result = Export($"{Rows} | Select-Object -First 1");

        Assert.Equal((1L, 1L, 0L), (result.Files, result["Downloaded"], result["Failed"]));
        Assert.Empty(_fixture.Emulator.Faults.Pending);
    }

    [Fact]
    public void A_file_that_is_refused_is_an_error_of_its_row_and_the_others_come()
    {
        _fixture.Emulator.Faults.Add(new Fault { Kind = FaultKind.Status, Status = 403, Path = SignedFiles, Count = 2 });

        var result = _fixture.Run($"{Rows} | Export-EncordData '{_fixture.PathOf("data")}' -ThrottleLimit 1");

        Assert.Equal(["EncordAccessDenied"], result.ErrorIds);
        Assert.DoesNotContain("signature", result.Errors[0].ToString(), StringComparison.Ordinal);
        Assert.Equal(9, ExportOutcome.Of(result).Files);
    }

    [Theory]
    [InlineData("Get-EncordDataRow -Dataset 'Street photos' | Select-Object -First 3", 3)]
    [InlineData("Get-EncordWorkflowTask 'Street scenes' | Where-Object DataTitle -Like 'street-*' | Select-Object -First 3", 3)]
    [InlineData("Get-EncordLabelRow 'Street scenes' -DataTitle walk-0000", 5)]
    public void Rows_tasks_and_groups_have_files(string items, int files)
    {
        var result = _fixture.Run($"{items} | Export-EncordData '{_fixture.PathOf("data")}' -PassThru").ThrowOnError();

        Assert.Equal(files, result.Output.Count);
        foreach (var file in result.Output)
        {
            Assert.Equal(true, file.Properties["IsNew"].Value);
            Assert.Equal(file.Properties["Sha256"].Value, Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes((string)file.Properties["Path"].Value))));
        }
    }

    [Fact]
    public void Storage_items_have_files()
    {
        var result = _fixture.Run($"Get-EncordDataRow -Dataset 'Street photos' | Select-Object -First 3 | Get-EncordStorageItem | Export-EncordData '{_fixture.PathOf("data")}'").ThrowOnError();

        Assert.Equal(3, ExportOutcome.Of(result)["Downloaded"]);
    }

    [Fact]
    public void What_has_no_files_is_an_error_and_a_foreign_folder_wants_force()
    {
        Directory.CreateDirectory(_fixture.PathOf("data"));
        File.WriteAllText(_fixture.PathOf("data/mine.txt"), "mine");

        Assert.Equal(["EncordInvalidArgument"], _fixture.Run($"{Rows} | Export-EncordData '{_fixture.PathOf("data")}'").ErrorIds);
        Assert.Equal(["EncordInvalidArgument"], _fixture.Run($"'text' | Export-EncordData '{_fixture.PathOf("other")}'").ErrorIds);
        Assert.False(Directory.Exists(_fixture.PathOf("other")));
        _fixture.Run($"{Rows} | Export-EncordData '{_fixture.PathOf("data")}' -Force -WhatIf").ThrowOnError();
        Assert.Equal(["mine.txt"], _fixture.Digests("data").Keys);
    }

    [Fact]
    public void A_training_folder_has_the_images_that_its_labels_are_of()
    {
        Export(Rows);
        var copied = _fixture.PathOf("copied");
        _fixture.Run($"{Rows} | Export-EncordYoloLabel -Path '{copied}' -Image Copy").ThrowOnError();
        _fixture.Emulator.RequestLog.Clear();
        _fixture.Run($"{Rows} | Export-EncordYoloLabel -Path '{_fixture.PathOf("local")}' -Image Copy -DataPath '{_fixture.PathOf("data")}'").ThrowOnError();
        _fixture.Run($"{Rows} | Export-EncordYoloLabel -Path '{_fixture.PathOf("linked")}' -Image Link -DataPath '{_fixture.PathOf("data")}'").ThrowOnError();

        Assert.Equal(_fixture.Digests("copied"), _fixture.Digests("local"));
        string[] images = [.. Directory.GetFiles(Path.Combine(copied, "images", "train")).Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];
        Assert.NotEmpty(images);
        Assert.Equal(images, Directory.GetFiles(Path.Combine(copied, "labels", "train")).Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal));
        Assert.Equal(
            _fixture.Digests("copied").Where(file => file.Key.StartsWith("images/", StringComparison.Ordinal)),
            _fixture.Digests("linked").Where(file => file.Key.StartsWith("images/", StringComparison.Ordinal)));
        Assert.All(Directory.GetFiles(Path.Combine(_fixture.PathOf("linked"), "images", "train")), file => Assert.NotNull(new FileInfo(file).LinkTarget));
    }

    [Fact]
    public void Classes_of_images_are_folders_in_every_split()
    {
        var result = ExportOutcome.Of(_fixture.Run(
            $"{Rows} | Export-EncordYoloLabel -Path '{_fixture.PathOf("out")}' -Task Classify -Split {{ if ($_.DataTitle -lt 'street-0006') {{ 'train' }} else {{ 'val' }} }}").ThrowOnError());

        var classes = File.ReadAllLines(_fixture.PathOf("out/classes.txt"));
        Assert.All(new[] { "train", "val" }, split => Assert.Equal(classes.Order(StringComparer.Ordinal), Directory.GetDirectories(_fixture.PathOf("out/" + split)).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)));
        Assert.Equal(result.Images, Directory.GetFiles(_fixture.PathOf("out"), "*.png", SearchOption.AllDirectories).Length);
        Assert.Equal(result.Images, result.Objects);
    }

    private ExportOutcome Export(string items) => ExportOutcome.Of(_fixture.Run($"{items} | Export-EncordData '{_fixture.PathOf("data")}'").ThrowOnError());
}
