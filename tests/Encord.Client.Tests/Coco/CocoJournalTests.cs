using Encord.Client.Interchange.Coco.Importing;

namespace Encord.Client.Tests.Coco;

public class CocoJournalTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("encord-journal-");

    private string Path => System.IO.Path.Combine(_folder.FullName, "a.encord-journal");

    public void Dispose()
    {
        _folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Rows_that_are_done_are_known_to_the_next_import()
    {
        using (var journal = CocoJournal.Open(Path, "one"))
        {
            journal.Add([Row("a"), Row("b")]);
        }

        using var next = CocoJournal.Open(Path, "one");
        Assert.True(next.IsDone(Row("a")));
        Assert.True(next.IsDone(Row("B")));
        Assert.False(next.IsDone(Row("c")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"journal\":\"enc")]
    [InlineData("\0\0\0\0")]
    public void A_start_that_was_cut_off_is_a_journal_without_rows(string text)
    {
        File.WriteAllText(Path, text);

        using var journal = CocoJournal.Open(Path, "one");

        Assert.False(journal.IsDone(Row("a")));
    }

    [Theory]
    [InlineData("notes")]
    [InlineData("{\"images\":[]}")]
    public void Another_file_is_refused_before_it_is_touched(string text)
    {
        File.WriteAllText(Path, text);

        Assert.Throws<EncordException>(() => CocoJournal.Open(Path, "one"));
        Assert.Equal(text, File.ReadAllText(Path));
    }

    [Fact]
    public void Another_import_starts_its_own()
    {
        using (var journal = CocoJournal.Open(Path, "one"))
        {
            journal.Add([Row("a")]);
        }

        using (var other = CocoJournal.Open(Path, "two"))
        {
            Assert.False(other.IsDone(Row("a")));
            other.Add([Row("b")]);
        }

        using var next = CocoJournal.Open(Path, "two");
        Assert.Equal((false, true), (next.IsDone(Row("a")), next.IsDone(Row("b"))));
    }

    [Theory]
    [InlineData("{\"do")]
    [InlineData("{\"done\":\"c")]
    [InlineData("\0\0\0")]
    [InlineData("\n")]
    public void A_line_that_was_cut_off_is_passed_by_and_does_not_swallow_the_next(string torn)
    {
        using (var journal = CocoJournal.Open(Path, "one"))
        {
            journal.Add([Row("a")]);
        }

        File.AppendAllText(Path, torn);
        using (var journal = CocoJournal.Open(Path, "one"))
        {
            Assert.Equal((true, false), (journal.IsDone(Row("a")), journal.IsDone(Row("b"))));
            journal.Add([Row("b")]);
        }

        using var next = CocoJournal.Open(Path, "one");
        Assert.Equal((true, true), (next.IsDone(Row("a")), next.IsDone(Row("b"))));
    }

    [Fact]
    public void A_complete_import_leaves_no_journal()
    {
        using var journal = CocoJournal.Open(Path, "one");
        journal.Add([Row("a")]);

        journal.Complete();

        Assert.Empty(_folder.GetFiles());
    }

    [Fact]
    public void Without_a_path_nothing_is_written()
    {
        using var journal = CocoJournal.Open(null, "one");
        journal.Add([Row("a")]);
        journal.Complete();

        Assert.Empty(_folder.GetFiles());
    }

    [Fact]
    public void On_a_full_disk_rows_go_on_and_what_was_noted_stays()
    {
        FillingStream? disk = null;
        using (var journal = CocoJournal.Open(Path, "one", (path, mode) => disk = new FillingStream(path, mode)))
        {
            journal.Begin();
            journal.Add([Row("a")]);
            disk!.IsFull = true;
            journal.Add([Row("b")]);

            Assert.Equal(EncordErrorId.FileNotWritten, journal.Failure!.ErrorId);
            Assert.Contains(Path, journal.Failure.Message, StringComparison.Ordinal);
            Assert.Contains("No space left", journal.Failure.Message, StringComparison.Ordinal);
            journal.Add([Row("c")]);
        }

        using var next = CocoJournal.Open(Path, "one");
        Assert.Equal((true, false, false), (next.IsDone(Row("a")), next.IsDone(Row("b")), next.IsDone(Row("c"))));
    }

    [Fact]
    public void A_journal_that_cannot_be_written_is_told_before_anything_is_changed()
    {
        using var full = CocoJournal.Open(Path, "one", (path, mode) => new FillingStream(path, mode) { IsFull = true });
        Assert.Equal(EncordErrorId.InvalidArgument, Assert.Throws<EncordException>(full.Begin).ErrorId);

        using var nowhere = CocoJournal.Open(System.IO.Path.Combine(Path, "no", "folder"), "one");
        Assert.Contains("Nothing was saved.", Assert.Throws<EncordException>(nowhere.Begin).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/dev/full")]
    [InlineData("/dev/zero")]
    [InlineData("/dev/null")]
    public void What_is_not_a_regular_file_is_no_journal(string device)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Other systems name their devices differently.");
        Assert.Equal(EncordErrorId.InvalidArgument, Assert.Throws<EncordException>(() => CocoJournal.Open(device, "one")).ErrorId);
    }

    /// <summary>A file on a disk that is full from some point on.</summary>
    private sealed class FillingStream(string path, FileMode mode) : FileStream(path, mode, FileAccess.Write, FileShare.Read, bufferSize: 0)
    {
        public bool IsFull { get; set; }

        public override void Write(byte[] buffer, int offset, int count)
        {
            if (IsFull)
            {
                throw new IOException("No space left on device");
            }

            base.Write(buffer, offset, count);
        }
    }

    private static LabelRow Row(string dataHash) => new("project") { DataHash = dataHash };
}
