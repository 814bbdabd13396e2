using Encord.PowerShell.Tests.Conventions;

namespace Encord.PowerShell.Tests.Faults;

/// <summary>Every command that asks the server meets a fault of every class. A new command is in it by its help page.</summary>
public sealed class FaultMatrix(MatrixRun run) : IClassFixture<MatrixRun>
{
    // It asks only where the task that it is given lacks something; see its tests.
    private static readonly string[] NeedNotAsk = ["ConvertTo-EncordTaskMessage"];

    public static TheoryData<string> Classes => [.. FaultClass.All.Select(kind => kind.Name)];

    [Fact]
    public void Has_every_command_that_can_ask_the_server()
    {
        string[] able = [.. ModuleSurface.Commands.Where(command => command.Parameters.ContainsKey("Connection")).Select(command => command.Name)];
        Assert.Equal(NeedNotAsk, able.Intersect(run.Silent));
        Assert.Equal(ModuleSurface.Commands.Count, run.Cases.Count + run.Silent.Count);
    }

    [Theory]
    [MemberData(nameof(Classes))]
    public void Ends_with_the_id_of_the_fault_or_says_why_it_goes_on(string name)
    {
        MatrixCell[] cells = [.. run.Cells.Where(cell => cell.Class!.Name == name)];
        Assert.Equal(run.Cases.Count, cells.DistinctBy(cell => cell.Case.Command).Count());
        None(cells.Where(cell => !cell.IsRight).Select(cell => cell.ToString()));
        if (name != FaultClass.EndlessPages)
        {
            None(cells.Where(cell => !cell.WasStruck).Select(cell => cell.ToString()));
        }
    }

    [Fact]
    public void Is_bounded_in_time() => None(run.Cells.Concat(run.LostAnswers).Where(cell => !cell.Result.IsBounded).Select(cell => cell.ToString()));

    [Fact]
    public void Has_pages_without_an_end_in_it() =>
        Assert.True(run.Cells.Count(cell => cell.Class!.Name == FaultClass.EndlessPages && cell.ErrorId == "EncordUnexpectedResponse") >= 20);

    [Fact]
    public void Sends_a_change_once()
    {
        // A bundle of computations whose answer cannot be understood is halved, as a refused one is.
        MatrixCell[] changes = [.. run.Cells.Concat(run.LostAnswers).Where(cell => !cell.Fault.IsRefusal
            && (cell.Struck.Effect == Effect.Change || (cell.Struck.Effect == Effect.Compute && cell.Class!.Name is not ("garbled" or "strange"))))];
        Assert.True(changes.Length >= 50);
        None(changes.Where(cell => cell.Sent > cell.Case.CleanCount(cell.Struck)).Select(cell => cell.ToString()));
    }

    [Fact]
    public void Leaves_the_other_items_alone()
    {
        Assert.True(run.Items.Count >= 5);
        None(run.Items.Where(item => item.Sent < item.Case.CleanCount(item.Struck) || item.Result.Errors.Count > 1)
            .Select(item => $"{item.Case.Command}, {item.Struck.Shown}: sent {item.Sent} of {item.Case.CleanCount(item.Struck)}, {string.Join(" | ", item.Result.Errors)}"));
    }

    [Fact]
    public void Shows_no_secret()
    {
        None(run.Cells.Concat(run.LostAnswers).Where(cell => cell.Leak is not null).Select(cell => $"{cell}: {cell.Leak}"));
        None(run.Loud.Where(loud => loud.Leaks.Count > 0).Select(loud => $"{loud.Case.Command}: {string.Join(" | ", loud.Leaks)}"));
    }

    [Fact]
    public void Tells_of_every_change_whose_answer_is_lost_how_to_look()
    {
        None(run.LostAnswers.Where(cell => cell.ErrorId != "EncordOutcomeUnknown" || MatrixPage.Look(cell) is null).Select(cell => cell.ToString()));
        None(run.LostAnswers.Where(cell => (cell.Struck.Effect == Effect.Set) != cell.Message.Contains("does no harm", StringComparison.Ordinal)).Select(cell => cell.ToString()));
    }

    [Fact]
    public void Is_written_out()
    {
        MatrixPage.Check("fault-matrix.md", MatrixPage.Faults(run));
        MatrixPage.Check("outcome-unknown.md", MatrixPage.LostAnswers(run));
    }

    private static void None(IEnumerable<string> wrong)
    {
        string[] all = [.. wrong];
        Assert.True(all.Length == 0, string.Join("\n", all));
    }
}
