using System.Runtime.CompilerServices;
using Encord.Client;
using Encord.Client.LabelRows;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.LabelRows;

/// <summary>
/// Lists label rows by names with wildcards. One name is the server's to compare; several are compared here. An exact name that no row has is told:
/// a title that the project does not have at all, and a stage that its workflow does not have.
/// </summary>
/// <param name="client">Asks.</param>
/// <param name="filter">The other conditions.</param>
/// <param name="dataTitles">Null for all.</param>
/// <param name="stages">Null for all.</param>
internal sealed class LabelRowSearch(EncordClient client, LabelRowFilter filter, string[]? dataTitles, string[]? stages)
{
    private readonly StageDirectory _directory = new(client);
    private readonly HashSet<string> _told = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What was not found in the rows that were listed last, once for each project.</summary>
    public List<(string Name, EncordException Failure)> Misses { get; } = [];

    public async IAsyncEnumerable<LabelRow> ListAsync(
        ProjectReference project, string projectHash, LabelRowFilter hashes, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Misses.Clear();
        if (!filter.IncludeWorkflowStage && stages is { Length: > 1 })
        {
            throw new EncordException(
                EncordErrorId.InvalidArgument, "Several stages are compared with those of the rows, which -ExcludeWorkflowStage leaves out: give one stage, or leave -ExcludeWorkflowStage out.");
        }

        if (project.Value is { } known)
        {
            _directory.Remember(known);
        }

        var wanted = stages is null ? null : await FindStagesAsync(projectHash, cancellationToken).ConfigureAwait(false);
        if (wanted is { Length: 0 })
        {
            yield break;
        }

        var all = filter with { DataHashes = hashes.DataHashes, LabelHashes = hashes.LabelHashes };
        var titles = NameFilter.From(dataTitles);
        await foreach (var row in Rows(projectHash, all, wanted, titles, cancellationToken).ConfigureAwait(false))
        {
            yield return row;
        }

        foreach (var title in titles.NotFound.ToArray())
        {
            var spellings = await FindTitlesAsync(projectHash, title, cancellationToken).ConfigureAwait(false);
            if (spellings.Count == 0)
            {
                Miss(projectHash, title, new EncordException(EncordErrorId.NotFound, $"The project {projectHash} has no label row with the data title '{title}'."));
            }

            // Whether the server's comparison ignores case differs from server to server; here it does, as everywhere in PowerShell.
            foreach (var spelling in dataTitles!.Length == 1 ? spellings.Where(spelling => spelling != title) : [])
            {
                await foreach (var row in Rows(projectHash, all with { DataTitle = spelling }, wanted, NameFilter.From(null), cancellationToken).ConfigureAwait(false))
                {
                    yield return row;
                }
            }
        }
    }

    /// <summary>The rows of one question, matched again here. A row without its stage cannot be: the server's own match has to do.</summary>
    private async IAsyncEnumerable<LabelRow> Rows(
        string projectHash, LabelRowFilter all, string[]? wanted, NameFilter titles, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var title = all.DataTitle is null && dataTitles is [{ } one] ? new TitlePattern(one) : null;
        var stage = wanted is [{ } only] ? new TitlePattern(only) : null;
        var stageNames = NameFilter.From(wanted);
        var question = all with
        {
            DataTitle = all.DataTitle ?? title?.Exact,
            DataTitleLike = all.DataTitleLike ?? title?.Like,
            WorkflowStage = stage?.Exact,
            WorkflowStageLike = all.WorkflowStageLike ?? stage?.Like,
            IncludeWorkflowStage = all.IncludeWorkflowStage || wanted is { Length: > 1 },
        };
        await foreach (var row in client.LabelRows.ListAsync(projectHash, question, cancellationToken).ConfigureAwait(false))
        {
            var takesStage = !question.IncludeWorkflowStage || stageNames.Takes(row.WorkflowStage ?? "");
            if (titles.Takes(row.DataTitle) && takesStage)
            {
                yield return row;
            }
        }
    }

    /// <summary>The stages as the workflow spells them, and wildcards as they are.</summary>
    private async Task<string[]> FindStagesAsync(string projectHash, CancellationToken cancellationToken)
    {
        var found = new List<string>();
        foreach (var name in stages!)
        {
            var pattern = new TitlePattern(name);
            if (pattern.Exact is null)
            {
                found.Add(name);
                continue;
            }

            var all = await _directory.ListAsync(projectHash, cancellationToken).ConfigureAwait(false);
            var same = all.Where(stage => pattern.Names(stage.Name)).Select(stage => stage.Name).Distinct(StringComparer.Ordinal).ToArray();
            found.AddRange(same.Select(System.Management.Automation.WildcardPattern.Escape));
            if (same.Length == 0)
            {
                var there = string.Join(", ", all.Select(stage => $"'{stage.Name}'"));
                Miss(projectHash, name, new EncordException(EncordErrorId.NotFound, $"The project {projectHash} has no workflow stage '{pattern.Exact}'. Its stages: {there}."));
            }
        }

        return [.. found];
    }

    /// <summary>How the project spells a title, whatever the other conditions.</summary>
    private async Task<IReadOnlyList<string>> FindTitlesAsync(string projectHash, string title, CancellationToken cancellationToken)
    {
        var spellings = new HashSet<string>(StringComparer.Ordinal);
        var any = new LabelRowFilter { DataTitleLike = TitlePattern.LikeOf(title), IncludeChildren = filter.IncludeChildren, BranchName = filter.BranchName, IncludeAllBranches = filter.IncludeAllBranches };
        await foreach (var row in client.LabelRows.ListAsync(projectHash, any, cancellationToken).ConfigureAwait(false))
        {
            if (string.Equals(row.DataTitle, title, StringComparison.OrdinalIgnoreCase))
            {
                spellings.Add(row.DataTitle);
            }
        }

        return [.. spellings];
    }

    private void Miss(string projectHash, string name, EncordException failure)
    {
        if (_told.Add(projectHash + " " + name))
        {
            Misses.Add((name, failure));
        }
    }
}
