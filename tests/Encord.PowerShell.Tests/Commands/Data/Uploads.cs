using System.Management.Automation;
using Encord.Client.Tests.Support;
using Encord.Emulator;

namespace Encord.PowerShell.Tests.Commands.Data;

public sealed class Uploads
{
    [Fact]
    public async Task Files_of_every_kind_become_data_rows_with_what_is_in_them()
    {
        await using var server = await UploadServer.StartAsync();
        server.WritePhotos("a.png");
        server.Write("note.wav", File.ReadAllBytes(UploadServer.Sample("recordings/note-1.wav")));
        server.Write("read.txt", "text"u8.ToArray());
        server.Write("read.pdf", "%PDF-1.4 /Type /Page /Type /Page"u8.ToArray());
        server.Write("scan/1.dcm", File.ReadAllBytes(UploadServer.Sample("scans/slice-1.dcm")));
        server.Write("scan/2.dcm", File.ReadAllBytes(UploadServer.Sample("scans/slice-2.dcm")));

        var added = server.Run("Add-EncordDataRow $dataset \"$folder/*.*\", \"$folder/scan/*\" -PassThru").ThrowOnError();
        Assert.Equal(
            ["Audio note.wav", "Dicom scan", "Image a.png", "Pdf read.pdf", "PlainText read.txt"],
            added.Output.Select(row => $"{row.Properties["DataType"].Value} {row.Properties["Title"].Value}").Order(StringComparer.Ordinal));
        var rows = server.Run("Get-EncordDataRow $dataset").ThrowOnError();
        Assert.Equal(added.Texts("DataHash").Order(), rows.Texts("DataHash").Order());
        Assert.Equal(
            ["1s", "48x48", "160x120", "", ""],
            rows.Output.OrderBy(row => row.Properties["DataType"].Value.ToString(), StringComparer.Ordinal).Select(Extent));
    }

    [Fact]
    public async Task A_second_run_sends_only_what_is_not_there()
    {
        await using var server = await UploadServer.StartAsync();
        server.WritePhotos("a.png", "b.png");
        var first = server.Run("Add-EncordDataRow $dataset \"$folder/*.png\" -PassThru").ThrowOnError();
        server.Emulator.RequestLog.Clear();
        var second = server.Run("Add-EncordDataRow $dataset \"$folder/*.png\" -PassThru -Verbose").ThrowOnError();
        Assert.Equal(0, server.Emulator.RequestLog.ChangeCount);
        Assert.Equal(first.Texts("DataHash"), second.Texts("DataHash"));
        Assert.Contains("title and size are the same; the contents were not compared): 'a.png', 'b.png'.", Assert.Single(second.Warnings), StringComparison.Ordinal);
        Assert.Equal(["False", "False"], first.Texts("WasPresent"));
        Assert.Equal(["True", "True"], second.Texts("WasPresent"));

        server.WritePhotos("a.png", "b.png", "c.png");
        server.Run("Add-EncordDataRow $dataset \"$folder/*.png\"").ThrowOnError();
        Assert.Single(server.Puts);
        server.Run("Add-EncordDataRow $dataset \"$folder/a.png\" -AllowDuplicate").ThrowOnError();
        Assert.Equal(4, server.Run("Get-EncordDataRow $dataset").Output.Count);
    }

    [Fact]
    public async Task Two_files_of_one_name_and_size_are_two_data_rows()
    {
        await using var server = await UploadServer.StartAsync();
        var photo = File.ReadAllBytes(UploadServer.Sample("photos/crossing-1.png"));
        server.Write("x/a.png", photo);
        server.Write("y/a.png", photo);
        server.Run("Add-EncordDataRow $dataset \"$folder/x/a.png\", \"$folder/y/a.png\"").ThrowOnError();
        server.Run("Add-EncordDataRow $dataset \"$folder/x/a.png\", \"$folder/y/a.png\"").ThrowOnError();
        Assert.Equal(["a.png", "a.png"], server.Run("Get-EncordDataRow $dataset").Texts("Title"));
    }

    [Fact]
    public async Task Files_and_names_come_down_the_pipeline()
    {
        await using var server = await UploadServer.StartAsync();
        server.WritePhotos("a[1].png", "b.png");
        server.Run("[System.IO.FileInfo]::new(\"$folder/a[1].png\") | Add-EncordDataRow -Dataset $dataset").ThrowOnError();
        server.Run("\"$folder/b.png\" | Add-EncordDataRow -Dataset $dataset.DatasetHash").ThrowOnError();
        Assert.Equal(["a[1].png", "b.png"], server.Run("Get-EncordDataRow $dataset").Texts("Title"));
    }

    [Fact]
    public async Task A_pattern_names_the_files_that_the_engine_would_find()
    {
        await using var server = await UploadServer.StartAsync();
        server.WritePhotos("b.png", "A.png", "c[1].png", "z.PNG", ".hidden.png", "walk/1.png", "walk.png/1.png");
        foreach (var pattern in new[] { "*.png", "?.png", "[a-b].png", "*/1.png", "./*.png", "none*" })
        {
            var engine = server.Run(
                $"foreach ($found in $ExecutionContext.SessionState.Path.GetResolvedProviderPathFromPSPath(\"$folder/\" + '{pattern}', [ref]$null)) {{ if ([System.IO.File]::Exists($found)) {{ $found }} }}").ThrowOnError();
            var asked = server.Run($"Add-EncordDataRow $dataset (\"$folder/\" + '{pattern}') -AllowDuplicate -PassThru").ThrowOnError();
            Assert.Equal(engine.Output.Select(path => Path.GetFileName(path.ToString())).Order(), asked.Texts("Title").Order());
        }

        Assert.Equal(["c[1].png"], server.Run("Add-EncordDataRow $dataset (\"$folder/\" + 'c`[*') -AllowDuplicate -PassThru").ThrowOnError().Texts("Title"));
        Assert.Equal(["EncordInvalidArgument"], server.Run("Add-EncordDataRow $dataset \"$folder/[a\"").ErrorIds);

        // What matches nothing as a pattern, and is the name of a file, is that file.
        server.WritePhotos("d[.png");
        Assert.Equal(["c[1].png", "d[.png"], server.Run("Add-EncordDataRow $dataset \"$folder/c[1].png\", \"$folder/d[.png\" -AllowDuplicate -PassThru").ThrowOnError().Texts("Title").Order());
    }

    [Fact]
    public async Task Another_patients_series_in_a_folder_of_the_same_name_is_uploaded()
    {
        await using var server = await UploadServer.StartAsync();
        var slice = File.ReadAllBytes(UploadServer.Sample("scans/slice-1.dcm"));
        server.Write("anna/scan/1.dcm", slice);
        server.Write("bert/scan/1.dcm", WithOtherSeries(slice));
        var first = Assert.Single(server.Run("Add-EncordDataRow $dataset \"$folder/anna/scan/*\" -PassThru").ThrowOnError().Texts("DataHash"));
        var second = server.Run("Add-EncordDataRow $dataset \"$folder/bert/scan/*\" -PassThru").ThrowOnError();
        Assert.Empty(second.Warnings);
        Assert.NotEqual(first, Assert.Single(second.Texts("DataHash")));

        var again = server.Run("Add-EncordDataRow $dataset \"$folder/anna/scan/*\" -Title 'under another name' -PassThru").ThrowOnError();
        Assert.Equal((first, "True"), (Assert.Single(again.Texts("DataHash")), Assert.Single(again.Texts("WasPresent"))));
        Assert.Contains("the series UID and the number of files are the same", Assert.Single(again.Warnings), StringComparison.Ordinal);

        server.Write("anna/scan/2.dcm", File.ReadAllBytes(UploadServer.Sample("scans/slice-2.dcm")));
        Assert.Equal(["False"], server.Run("Add-EncordDataRow $dataset \"$folder/anna/scan/*\" -PassThru").ThrowOnError().Texts("WasPresent"));
    }

    [Fact]
    public async Task A_folder_with_two_series_makes_two()
    {
        await using var server = await UploadServer.StartAsync();
        var slice = File.ReadAllBytes(UploadServer.Sample("scans/slice-1.dcm"));
        server.Write("scan/a", slice);
        server.Write("scan/b", WithOtherSeries(slice));
        var added = server.Run("Add-EncordDataRow $dataset \"$folder/scan/*\" -PassThru").ThrowOnError();
        Assert.Equal(["Dicom", "Dicom"], added.Texts("DataType"));
        Assert.All(added.Texts("Title"), title => Assert.StartsWith("scan (", title, StringComparison.Ordinal));
        Assert.Equal(["True", "True"], server.Run("Add-EncordDataRow $dataset \"$folder/scan/*\" -PassThru").ThrowOnError().Texts("WasPresent"));
    }

    [Fact]
    public async Task A_group_with_other_files_is_another_group()
    {
        await using var server = await UploadServer.StartAsync();
        server.WritePhotos("one/walk/1.png", "one/walk/2.png", "two/walk/1.png");
        server.Run("Add-EncordDataRow $dataset \"$folder/one/walk/*\" -DataType ImageGroup").ThrowOnError();
        var added = server.Run("Add-EncordDataRow $dataset \"$folder/two/walk/*\", \"$folder/one/walk/*\" -DataType ImageGroup -PassThru").ThrowOnError();
        Assert.Equal([("walk", "False"), ("walk", "True")], added.Texts("Title").Zip(added.Texts("WasPresent")).Order());
    }

    [Fact]
    public async Task Contents_are_compared_when_asked_for()
    {
        await using var server = await UploadServer.StartAsync();
        server.Write("a.txt", "first"u8.ToArray());
        server.Write("b.txt", "other"u8.ToArray());
        server.Run("Add-EncordDataRow $dataset \"$folder/*.txt\"").ThrowOnError();
        server.Write("a.txt", "FIRST"u8.ToArray());
        var compared = server.Run("Add-EncordDataRow $dataset \"$folder/*.txt\" -CompareContent -PassThru").ThrowOnError();
        Assert.Equal([("a.txt", "False"), ("b.txt", "True")], compared.Texts("Title").Zip(compared.Texts("WasPresent")).Order());
        Assert.Contains("every byte is the same): 'b.txt'.", Assert.Single(compared.Warnings), StringComparison.Ordinal);

        // Both files of that name are there now: each is found again.
        Assert.Equal(["True"], server.Run("Add-EncordDataRow $dataset \"$folder/a.txt\" -CompareContent -PassThru").ThrowOnError().Texts("WasPresent"));
        Assert.Equal(3, server.Run("Get-EncordDataRow $dataset").Output.Count);
    }

    [Fact]
    public async Task What_cannot_be_compared_is_an_error_of_that_file_and_is_not_uploaded()
    {
        await using var server = await UploadServer.StartAsync();
        server.WritePhotos("a.png", "b.png");
        server.Run("Add-EncordDataRow $dataset \"$folder/*.png\"").ThrowOnError();
        server.Emulator.Faults.Add(new Fault { Kind = FaultKind.Status, Status = 503, Method = "GET", Path = "/storage" });
        var compared = server.Run("Add-EncordDataRow $dataset \"$folder/*.png\" -CompareContent -PassThru");
        Assert.Equal(["EncordServiceUnavailable"], compared.ErrorIds);
        Assert.Equal(["b.png"], compared.Texts("Title"));
        Assert.DoesNotContain("signature", compared.Errors[0].ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(2, server.Run("Get-EncordDataRow $dataset").Output.Count);
        Assert.Equal(["EncordInvalidArgument"], server.Run("Add-EncordDataRow $dataset x -CompareContent -AllowDuplicate").ErrorIds);
    }

    [Fact]
    public async Task Images_become_a_group_by_type_and_series_by_folder()
    {
        await using var server = await UploadServer.StartAsync();
        server.WritePhotos("walk/1.png", "walk/2.png");
        server.Run("Add-EncordDataRow $dataset \"$folder/walk/*\" -DataType ImageGroup").ThrowOnError();
        server.Run("Add-EncordDataRow $dataset \"$folder/walk/*\" -DataType ImageGroup").ThrowOnError();
        var group = server.Run("Get-EncordDataRow $dataset -IncludeImagesData").ThrowOnError();
        Assert.Equal(["ImageGroup"], group.Texts("DataType"));
        Assert.Equal(["walk"], group.Texts("Title"));
        Assert.Equal(["1.png; 2.png"], group.Texts("ImagesData"));
    }

    [Fact]
    public async Task WhatIf_names_each_file_and_changes_nothing()
    {
        await using var server = await UploadServer.StartAsync();
        server.WritePhotos("a.png", "b.png");
        server.Emulator.RequestLog.Clear();
        server.Run("Add-EncordDataRow $dataset \"$folder/*.png\" -WhatIf; New-EncordDataset x -WhatIf; New-EncordStorageFolder x -WhatIf").ThrowOnError();
        server.Run($"Add-EncordDataRow $dataset -CloudIntegration {SampleHashes.CloudIntegration} -ManifestPath '{UploadServer.Sample("cloud.json")}' -WhatIf").ThrowOnError();
        Assert.Equal(0, server.Emulator.RequestLog.ChangeCount);
        Assert.Empty(server.Run("Get-EncordDataRow $dataset").Output);
    }

    [Fact]
    public async Task Data_in_a_cloud_is_added_from_a_manifest()
    {
        await using var server = await UploadServer.StartAsync();
        var cloud = $"Add-EncordDataRow $dataset -CloudIntegration {SampleHashes.CloudIntegration} -PassThru -ManifestPath";
        var added = server.Run($"{cloud} '{UploadServer.Sample("cloud.json")}'").ThrowOnError();
        Assert.Equal(["crossing-17.jpg", "crossing-17.mp4"], added.Texts("Title").Order());

        server.Write("part.json", """{"images":[{"objectUrl":"s3://b/known.png","imageMetadata":{"width":1,"height":2}},{"objectUrl":"s3://b/unknown.png"}]}"""u8.ToArray());
        var part = server.Run($"{cloud} \"$folder/part.json\"");
        Assert.Equal(["known.png"], part.Texts("Title"));
        Assert.Equal("s3://b/unknown.png", Assert.Single(part.Errors).TargetObject);

        server.Write("list.json", "[]"u8.ToArray());
        server.Write("broken.json", "{"u8.ToArray());
        Assert.Equal(
            ["EncordInvalidArgument", "EncordInvalidArgument", "EncordNotFound"],
            server.Run($"'list.json', 'broken.json', 'none.json' | ForEach-Object {{ {cloud} \"$folder/$_\" }}").ErrorIds);
    }

    [Fact]
    public async Task Stopping_ends_an_upload_that_hangs_at_once()
    {
        await using var server = await UploadServer.StartAsync();
        server.WritePhotos("a.png", "b.png");
        server.Emulator.Faults.Add(new Fault { Kind = FaultKind.Delay, DelayMilliseconds = Patience.HeldMilliseconds, Path = "/storage", Count = null });
        using var shell = server.Shell.Create("Add-EncordDataRow $dataset \"$folder/*.png\"");
        var running = shell.BeginInvoke();
        await Patience.UntilAsync(() => server.Puts.Count() >= 2);
        Assert.False(running.IsCompleted);

        await Patience.RunAsync(shell.Stop);

        Assert.True(running.IsCompleted);
    }

    private static string Extent(PSObject row) =>
        row.Properties["Duration"].Value is double seconds ? $"{seconds}s" : row.Properties["Width"].Value is { } width ? $"{width}x{row.Properties["Height"].Value}" : "";

    /// <summary>The same file with another series UID of the same length.</summary>
    private static byte[] WithOtherSeries(byte[] file)
    {
        byte[] other = [.. file];
        var at = other.AsSpan().IndexOf(" \0\u000E\0UI"u8);
        int length = BitConverter.ToUInt16(other, at + 6);
        var last = at + 8 + length - 1;
        last = other[last] == 0 ? last - 1 : last;
        other[last] = other[last] == (byte)'1' ? (byte)'2' : (byte)'1';
        return other;
    }
}
