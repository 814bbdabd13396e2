using Encord.Emulator;

namespace Encord.PowerShell.Tests.Commands.Data;

/// <summary>What goes wrong with one file, and what becomes of the others.</summary>
public sealed class UploadFaults
{
    [Fact]
    public async Task Each_bad_file_is_an_error_of_its_own_and_the_rest_goes_on()
    {
        await using var server = await UploadServer.StartAsync();
        server.WritePhotos("good.png", "locked.png");
        server.Write("empty.png", []);
        server.Write("false.png", "no picture at all"u8.ToArray());
        server.Write("strange.xyz", [1]);
        using var locked = new FileStream(server.Write("locked.png", [1, 2, 3]), FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        var result = server.Run(
            """
            'empty.png', 'missing.png', 'strange.xyz', 'locked.png', 'false.png', '', 'good.png' | Where-Object { $true } |
                ForEach-Object { "$folder/$_" } | Add-EncordDataRow -Dataset $dataset -PassThru
            """);
        var errors = result.Errors.ToDictionary(error => Path.GetFileName(error.TargetObject.ToString()!.TrimEnd('/')), error => error.FullyQualifiedErrorId.Split(',')[0]);
        var folder = errors.Keys.Single(name => name.StartsWith("encord-upload-", StringComparison.Ordinal));
        Assert.Equal(
            [
                ("empty.png", "EncordInvalidArgument"), (folder, "EncordInvalidArgument"), ("false.png", "EncordFileTypeNotSupported"),
                ("locked.png", "EncordInvalidArgument"), ("missing.png", "EncordNotFound"), ("strange.xyz", "EncordFileTypeNotSupported"),
            ],
            errors.Select(error => (error.Key, error.Value)).OrderBy(error => error.Key, StringComparer.Ordinal));
        Assert.Equal(["good.png"], result.Texts("Title"));
    }

    [Fact]
    public async Task An_upload_that_is_cut_fails_alone_and_the_next_run_sends_it()
    {
        await using var server = await UploadServer.StartAsync();
        server.WritePhotos("a.png", "c.png");
        server.Write("b.txt", [.. Enumerable.Repeat((byte)'b', 3_000_000)]);
        server.Emulator.Faults.Add(new Fault { Kind = FaultKind.Reset, AfterBytes = 1_000_000, Path = "/storage", Skip = 1 });
        var result = server.Run("Add-EncordDataRow $dataset \"$folder/*\" -ThrottleLimit 1 -PassThru");
        Assert.Equal(["EncordConnectionFailed"], result.ErrorIds);
        Assert.EndsWith("b.txt", Assert.Single(result.Errors).TargetObject.ToString());
        Assert.Equal(["a.png", "c.png"], result.Texts("Title").Order());

        server.Emulator.RequestLog.Clear();
        Assert.Equal(["a.png", "b.txt", "c.png"], server.Run("Add-EncordDataRow $dataset \"$folder/*\" -PassThru").ThrowOnError().Texts("Title").Order());
        Assert.Single(server.Puts);
    }

    [Fact]
    public async Task Only_the_file_whose_answer_was_lost_is_sent_again_and_is_there_once()
    {
        await using var server = await UploadServer.StartAsync();
        server.Run($"Connect-Encord -Emulator -Domain {server.Emulator.BaseAddress} -MaximumRetryCount 2").ThrowOnError();
        server.WritePhotos("a.png", "b.png", "c.png");
        server.Emulator.Faults.Add(new Fault { Kind = FaultKind.Status, Status = 503, RetryAfter = "0", AfterWork = true, Path = "/storage", Skip = 1 });
        var result = server.Run("Add-EncordDataRow $dataset \"$folder/*.png\" -ThrottleLimit 1 -PassThru -Verbose").ThrowOnError();
        Assert.Equal(["a.png", "b.png", "c.png"], result.Texts("Title").Order());
        Assert.Contains(result.Verbose, line => line.Contains("upload of 'b.png': the storage answered 503 (attempt 1 of 3)", StringComparison.Ordinal));
        Assert.Equal([1, 2, 1], server.Puts.GroupBy(put => put.Target).Select(puts => puts.Count()));
    }

    [Fact]
    public async Task A_file_whose_second_link_has_expired_too_fails_alone()
    {
        await using var server = await UploadServer.StartAsync();
        server.WritePhotos("a.png", "b.png", "c.png");
        server.Emulator.Faults.Add(new Fault { Kind = FaultKind.Status, Status = 400, Path = "/storage", Skip = 1, Count = 2 });
        var result = server.Run("Add-EncordDataRow $dataset \"$folder/*.png\" -ThrottleLimit 1 -PassThru");
        Assert.Equal(["EncordAccessDenied"], result.ErrorIds);
        Assert.EndsWith("b.png", Assert.Single(result.Errors).TargetObject.ToString());
        Assert.Equal(["a.png", "c.png"], result.Texts("Title").Order());
    }

    [Fact]
    public async Task A_link_that_is_refused_is_replaced_once()
    {
        await using var server = await UploadServer.StartAsync();
        server.WritePhotos("a.png");
        server.Emulator.Faults.Add(new Fault { Kind = FaultKind.Status, Status = 403, Path = "/storage" });
        Assert.Equal(["a.png"], server.Run("Add-EncordDataRow $dataset \"$folder/a.png\" -PassThru").ThrowOnError().Texts("Title"));
        Assert.Equal(2, server.Puts.Select(put => put.Target).Distinct().Count());
    }

    [Fact]
    public async Task Links_that_have_expired_are_an_error_that_does_not_show_them()
    {
        await using var server = await UploadServer.StartAsync(new EmulatorOptions { SignedUrlLifetime = TimeSpan.FromSeconds(-60) });
        server.WritePhotos("a.png");
        var result = server.Run("Add-EncordDataRow $dataset \"$folder/a.png\"");
        Assert.Equal(["EncordAccessDenied"], result.ErrorIds);
        Assert.DoesNotContain("signature", Assert.Single(result.Errors).ToString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_file_that_is_too_large_for_the_storage_fails_alone()
    {
        await using var server = await UploadServer.StartAsync(new EmulatorOptions { MaximumFileBytes = 10_000 });
        server.WritePhotos("a.png");
        server.Write("large.wav", File.ReadAllBytes(UploadServer.Sample("recordings/note-1.wav")));
        var result = server.Run("Add-EncordDataRow $dataset \"$folder/*\" -PassThru");
        Assert.Equal(["EncordFileSizeNotSupported"], result.ErrorIds);
        Assert.EndsWith("large.wav", Assert.Single(result.Errors).TargetObject.ToString());
        Assert.Equal(["a.png"], result.Texts("Title"));
    }
}
