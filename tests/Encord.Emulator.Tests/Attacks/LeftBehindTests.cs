using Encord.Emulator.Files;
using Encord.Emulator.Pipeline;
using Microsoft.Data.Sqlite;

namespace Encord.Emulator.Tests.Attacks;

/// <summary>What an emulator that was killed leaves on the disk, and what it says of a disk that takes nothing.</summary>
public sealed class LeftBehindTests : IDisposable
{
    private readonly DirectoryInfo _parent = Directory.CreateTempSubdirectory("left-behind-");

    public void Dispose() => _parent.Delete(recursive: true);

    [Fact]
    public void A_folder_of_one_that_is_gone_is_removed_and_no_other()
    {
        using var running = new TemporaryFolder(_parent.FullName);
        running.Claim();
        var orphan = Folder("encord-emulator-killed", ".owner", "picture");
        var older = Folder("encord-emulator-0123", "picture");
        var other = Folder("somebody-else", ".owner");

        using var next = new TemporaryFolder(_parent.FullName);
        next.Claim();
        next.Claim();

        Assert.False(Directory.Exists(orphan));
        Assert.All([running.Path, older, other, next.Path], folder => Assert.True(Directory.Exists(folder), folder));
    }

    [Fact]
    public void A_folder_that_nothing_is_put_into_is_not_made_and_one_that_is_goes_at_the_end()
    {
        var unused = new TemporaryFolder(_parent.FullName);
        var used = new TemporaryFolder(_parent.FullName);
        used.Claim();
        File.WriteAllText(Path.Combine(used.Path, "picture"), "x");

        unused.Dispose();
        used.Dispose();

        Assert.Empty(_parent.EnumerateFileSystemInfos());
    }

    [Fact]
    public async Task Many_that_start_at_once_do_not_take_each_others_folders()
    {
        TemporaryFolder[] all = [.. Enumerable.Range(0, 40).Select(_ => new TemporaryFolder(_parent.FullName))];
        await Task.WhenAll(all.Select(folder => Task.Run(folder.Claim)));

        Assert.All(all, folder => Assert.True(File.Exists(Path.Combine(folder.Path, ".owner"))));
        Array.ForEach(all, folder => folder.Dispose());
    }

    [Theory]
    [InlineData(8)]
    [InlineData(10)]
    [InlineData(13)]
    [InlineData(14)]
    public void A_database_that_takes_nothing_is_named(int code) =>
        Assert.Contains("the disk is full or cannot be written", Refusal.Of(new SqliteException("no", code)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_folder_that_takes_nothing_is_named()
    {
        foreach (var error in new Exception[] { new IOException("No space left on device."), new UnauthorizedAccessException("Access is denied.") })
        {
            var refusal = Refusal.Of(error);
            Assert.Equal(500, refusal.Status);
            Assert.Contains(error.Message, refusal.Message, StringComparison.Ordinal);
            Assert.Contains("Nothing was kept", refusal.Message, StringComparison.Ordinal);
        }
    }

    private string Folder(string name, params string[] files)
    {
        var folder = _parent.CreateSubdirectory(name).FullName;
        foreach (var file in files)
        {
            File.WriteAllText(Path.Combine(folder, file), "");
        }

        return folder;
    }
}
