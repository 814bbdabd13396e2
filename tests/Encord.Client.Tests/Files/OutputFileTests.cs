using System.Net.Sockets;
using System.Text;
using Encord.Client.Files;

namespace Encord.Client.Tests.Files;

public sealed class OutputFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("encord-output-").FullName;

    private string Target => Path.Combine(_folder, "labels.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_file_gets_its_name_when_it_is_complete()
    {
        using (var file = new OutputFile(Target))
        {
            Write(file, "new");
            Assert.False(File.Exists(Target));
            file.Complete();
        }

        Assert.Equal("new", File.ReadAllText(Target));
        Assert.Single(Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void A_file_that_is_not_completed_leaves_nothing_and_changes_nothing()
    {
        File.WriteAllText(Target, "old");
        using (var file = new OutputFile(Target))
        {
            Write(file, new string('x', 200_000));
            file.OpenScratch().Write("parts"u8);
        }

        Assert.Equal("old", File.ReadAllText(Target));
        Assert.Single(Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void A_full_disk_is_an_error_of_the_module_and_leaves_what_was_there()
    {
        File.WriteAllText(Target, "old");
        // More than any disk has.
        using (var file = new OutputFile(Target))
        {
            var error = Assert.Throws<EncordException>(() => file.Stream.SetLength(long.MaxValue));
            Assert.Equal(EncordErrorId.FileNotWritten, error.ErrorId);
            Assert.Contains("as it was", error.Message);
        }

        Assert.Equal("old", File.ReadAllText(Target));
        Assert.Single(Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void A_file_that_is_replaced_passes_its_permissions_on()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no such permissions.");
            return;
        }

        File.WriteAllText(Target, "old");
        File.SetUnixFileMode(Target, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        using (var file = new OutputFile(Target))
        {
            Write(file, "new");
            file.Complete();
        }

        Assert.Equal("new", File.ReadAllText(Target));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead, File.GetUnixFileMode(Target));
    }

    [Fact]
    public void A_link_stays_a_link_and_what_it_leads_to_is_replaced()
    {
        var real = Path.Combine(_folder, "real.json");
        File.WriteAllText(real, "old");
        File.CreateSymbolicLink(Target, "real.json");
        using (var file = new OutputFile(Target))
        {
            Write(file, "new");
            file.Complete();
        }

        Assert.Equal("real.json", new FileInfo(Target).LinkTarget);
        Assert.Equal("new", File.ReadAllText(real));
    }

    [Fact]
    public void What_is_not_a_regular_file_is_never_replaced()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Devices and sockets are not in folders there.");
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(Target));
        var link = Path.Combine(_folder, "link");
        File.CreateSymbolicLink(link, "/dev/null");

        foreach (var place in new[] { Target, "/dev/null", "/dev/full", link })
        {
            var error = Assert.Throws<EncordException>(() => new OutputFile(place));

            Assert.Equal(EncordErrorId.InvalidArgument, error.ErrorId);
            Assert.Contains("not a regular file", error.Message);
        }

        Assert.Equal(2, Directory.GetFileSystemEntries(_folder).Length);
    }

    [Fact]
    public void A_place_where_no_file_can_be_is_refused_at_once()
    {
        foreach (var place in new[] { _folder, Path.Combine(_folder, "missing", "file"), Path.Combine(_folder, "nul\0l") })
        {
            Assert.Equal(EncordErrorId.InvalidArgument, Assert.Throws<EncordException>(() => new OutputFile(place)).ErrorId);
        }
    }

    [Fact]
    public void A_file_that_appears_meanwhile_is_not_overwritten()
    {
        using var file = new OutputFile(Target);
        Write(file, "new");
        File.WriteAllText(Target, "somebody else's");

        Assert.Equal(EncordErrorId.FileNotWritten, Assert.Throws<EncordException>(() => file.Complete()).ErrorId);
        Assert.Equal("somebody else's", File.ReadAllText(Target));
    }

    private static void Write(OutputFile file, string text) => file.Stream.Write(Encoding.UTF8.GetBytes(text));
}
