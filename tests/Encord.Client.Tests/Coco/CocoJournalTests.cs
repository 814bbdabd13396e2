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
        using (CocoJournal journal = CocoJournal.Open(Path, "one"))
        {
            journal.Add([Row("a"), Row("b")]);
        }

        using CocoJournal next = CocoJournal.Open(Path, "one");
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

        using CocoJournal journal = CocoJournal.Open(Path, "one");

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
        using (CocoJournal journal = CocoJournal.Open(Path, "one"))
        {
            journal.Add([Row("a")]);
        }

        using (CocoJournal other = CocoJournal.Open(Path, "two"))
        {
            Assert.False(other.IsDone(Row("a")));
            other.Add([Row("b")]);
        }

        using CocoJournal next = CocoJournal.Open(Path, "two");
        Assert.Equal((false, true), (next.IsDone(Row("a")), next.IsDone(Row("b"))));
    }

    [Theory]
    [InlineData("{\"do")]
    [InlineData("{\"done\":\"c")]
    [InlineData("\0\0\0")]
    [InlineData("\n")]
    public void A_line_that_was_cut_off_is_passed_by_and_does_not_swallow_the_next(string torn)
    {
        using (CocoJournal journal = CocoJournal.Open(Path, "one"))
        {
            journal.Add([Row("a")]);
        }

        File.AppendAllText(Path, torn);
        using (CocoJournal journal = CocoJournal.Open(Path, "one"))
        {
            Assert.Equal((true, false), (journal.IsDone(Row("a")), journal.IsDone(Row("b"))));
            journal.Add([Row("b")]);
        }

        using CocoJournal next = CocoJournal.Open(Path, "one");
        Assert.Equal((true, true), (next.IsDone(Row("a")), next.IsDone(Row("b"))));
    }

    [Fact]
    public void A_complete_import_leaves_no_journal()
    {
        using CocoJournal journal = CocoJournal.Open(Path, "one");
        journal.Add([Row("a")]);

        journal.Complete();

        Assert.Empty(_folder.GetFiles());
    }

    [Fact]
    public void Without_a_path_nothing_is_written()
    {
        using CocoJournal journal = CocoJournal.Open(null, "one");
        journal.Add([Row("a")]);
        journal.Complete();

        Assert.Empty(_folder.GetFiles());
    }

    private static LabelRow Row(string dataHash) => new("project") { DataHash = dataHash };
}
