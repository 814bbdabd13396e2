using System.Text;
using System.Text.RegularExpressions;
using Encord.PowerShell.Tests.Engine;

namespace Encord.PowerShell.Tests.Faults;

/// <summary>The tables of docs/design that say what the matrix found. <c>ENCORD_UPDATE_SURFACE=1</c> writes them anew.</summary>
internal static partial class MatrixPage
{
    private const string Begin = "<!-- begin: written by the fault matrix -->\n";
    private const string End = "<!-- end -->\n";

    /// <summary>What may come of each fault.</summary>
    public static string Faults(MatrixRun run)
    {
        var text = new StringBuilder("| fault | at a request that changes nothing | at a change |\n|---|---|---|\n");
        foreach (var fault in FaultClass.All.SelectMany(kind => kind.Faults))
        {
            text.Append($"| {fault.Name} | {Ids(fault.AtReads)} | {Ids(fault.AtChanges)} |\n");
        }

        text.Append("\n| command | its requests that are struck |\n|---|---|\n");
        foreach (var found in run.Cases)
        {
            text.Append($"| `{found.Command}` | {string.Join(", ", found.Requests.Select(request => $"`{request.Shown}`").Distinct().Order(StringComparer.Ordinal))} |\n");
        }

        return text.ToString();
    }

    /// <summary>What each command may repeat, and where to look.</summary>
    public static string LostAnswers(MatrixRun run)
    {
        var text = new StringBuilder("| command | request | may be repeated at once | otherwise look first |\n|---|---|---|---|\n");
        foreach (var cell in run.LostAnswers)
        {
            text.Append($"| `{cell.Case.Command}` | `{cell.Struck.Shown}` | {(cell.Struck.Effect == Effect.Set ? "yes" : "no")} | {Look(cell)} |\n");
        }

        return text.ToString();
    }

    /// <summary>How the error says to look; null where it does not.</summary>
    public static string? Look(MatrixCell cell) => LookFirst().Match(cell.Message) is { Success: true } look ? look.Groups[1].Value.Replace("|", "\\|", StringComparison.Ordinal) : null;

    public static void Check(string page, string table)
    {
        var path = Path.Combine(ModuleUnderTest.RepositoryRoot, "docs", "design", page);
        var text = File.ReadAllText(path).ReplaceLineEndings("\n");
        var start = text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var end = text.IndexOf(End, start, StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("ENCORD_UPDATE_SURFACE") == "1")
        {
            File.WriteAllText(path, text[..start] + table + text[end..]);
            return;
        }

        Assert.Equal(text[start..end], table);
    }

    private static string Ids(IReadOnlyList<string> ids) => string.Join(", ", ids.Select(id => id.Length == 0 ? "goes on" : $"`{id}`"));

    [GeneratedRegex(@"Look first: (.+?)\. (Do not repeat|To send)")]
    private static partial Regex LookFirst();
}
