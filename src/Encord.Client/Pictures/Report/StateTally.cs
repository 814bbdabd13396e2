using Encord.Client.Interchange.Exporting;

namespace Encord.Client.Pictures.Report;

/// <summary>Counts label rows by where they stand.</summary>
internal sealed class StateTally(Project project)
{
    private readonly HashSet<string> _done = new(project.WorkflowStages.Where(stage => stage.StageType == "Done").Select(stage => stage.StageUuid), StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<ulong> _titles = [];

    public long Rows { get; private set; }

    public long Complete { get; private set; }

    /// <summary>Rows that nobody has begun.</summary>
    public long NotBegun { get; private set; }

    public Counts Stages { get; } = new();

    public Counts Types { get; } = new();

    public Counts Datasets { get; } = new();

    /// <summary>As MIME, of rows that say it.</summary>
    public Counts FileTypes { get; } = new();

    /// <summary><c>1920 × 1080</c></summary>
    public Counts Sizes { get; } = new();

    /// <summary>Rows whose title another row has too.</summary>
    public long EqualTitles { get; private set; }

    /// <summary>Of the rows that are begun and not complete, the one whose labels were changed longest ago.</summary>
    public LabelRow? Oldest { get; private set; }

    public void Add(LabelRow row)
    {
        Rows++;
        Stages.Add(StageOf(row));
        Types.Add(row.DataType);
        Datasets.Add(row.DatasetTitle);
        if (row.FileType is { Length: > 0 } type)
        {
            FileTypes.Add(type);
        }

        EqualTitles += _titles.Add(NameDigest.Of(row.DataTitle)) ? 0 : 1;
        if (row is { Width: > 0, Height: > 0 })
        {
            Sizes.Add(FormattableString.Invariant($"{row.Width} \u00D7 {row.Height}"));
        }

        NotBegun += row.LabelHash is null ? 1 : 0;
        if (IsComplete(row))
        {
            Complete++;
        }
        else if (row.LastEditedAt is { } edited && !(Oldest?.LastEditedAt <= edited))
        {
            Oldest = row;
        }
    }

    /// <summary>The stages of the workflow in their order, then what else rows say of themselves.</summary>
    public IEnumerable<KeyValuePair<string, long>> InOrder()
    {
        string[] known = [.. project.WorkflowStages.Select(stage => stage.Name).Distinct(StringComparer.Ordinal)];
        return known.Select(name => new KeyValuePair<string, long>(name, Stages[name])).Concat(Stages.Sorted().Where(entry => !known.Contains(entry.Key)));
    }

    private static string StageOf(LabelRow row) => row.WorkflowStage ?? row.TaskStatus ?? row.LabelStatus ?? "no stage";

    private bool IsComplete(LabelRow row) => row.WorkflowStageUuid is { } stage ? _done.Contains(stage) : row.TaskStatus == "Completed";
}
