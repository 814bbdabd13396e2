using System.Text;
using Encord.Client.Files;
using Encord.Client.Interchange.Exporting;

namespace Encord.Client.Tests.Files;

/// <summary>What a process that was ended left is taken away by the next one that writes there, and nothing else is.</summary>
public sealed class HalfFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("encord-half-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("labels.json")]
    [InlineData("la*b?els.json")]
    [InlineData("zwölf [1].json")]
    public void A_file_is_written_without_the_half_ones_of_earlier_processes(string name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() && name.Contains('*'), "Windows has no such names.");
        var half = Leave(name);
        Leave(Path.GetFileName(half) + ".parts", isName: true);
        var others = new[] { Leave("other" + name), Leave("notes.partial", isName: true), Leave(name + ".12345678.partial", isName: true), Leave(name + ".1234567g.encord.partial", isName: true) };

        Complete(name);

        Assert.Equal([.. others.Append(Path.Combine(_folder, name)).Order(StringComparer.Ordinal)], Directory.GetFiles(_folder).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_half_file_that_somebody_writes_stays()
    {
        using var first = new OutputFile(Path.Combine(_folder, "labels.json"));
        first.Stream.Write("first"u8);
        first.OpenScratch().Write("parts"u8);

        Complete("labels.json");

        Assert.Equal(3, Directory.GetFiles(_folder).Length);
    }

    [Fact]
    public void A_folder_is_filled_without_the_half_files_of_an_earlier_export()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "labels", "train"));
        Directory.CreateDirectory(Path.Combine(_folder, "own"));
        Leave("manifest.csv");
        Leave(Path.Combine("labels", "train", "a.txt"));
        var own = Leave(Path.Combine("own", "b.txt"));

        using (var folder = ExportFolder.Open(_folder, force: true, TestContext.Current.CancellationToken))
        {
            folder.Write("labels/train/a.txt", "0 0.5 0.5 1 1");
            folder.Complete();
        }

        // An export looks into the folders that it writes to, and into no others.
        Assert.Equal(
            [Path.Combine("labels", "train", "a.txt"), "manifest.csv", Path.GetRelativePath(_folder, own)],
            Directory.GetFiles(_folder, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(_folder, path)).Order(StringComparer.Ordinal));
    }

    private string Leave(string name, bool isName = false)
    {
        var path = isName ? Path.Combine(_folder, name) : HalfFiles.NameFor(Path.Combine(_folder, name));
        File.WriteAllText(path, "half");
        return path;
    }

    private void Complete(string name)
    {
        using var file = new OutputFile(Path.Combine(_folder, name));
        file.Stream.Write(Encoding.UTF8.GetBytes("whole"));
        file.Complete();
    }
}
