using System.Text;
using Encord.Client.Bundles;
using Encord.Client.Interchange.Coco.Reading;
using Encord.Client.LabelRows;

namespace Encord.Client.Interchange.Coco.Importing;

/// <summary>
/// An import of one COCO file into one project. It is prepared first, which reads the file and lists label rows but changes nothing; then the plan can be
/// shown, and run.
/// </summary>
internal sealed class CocoImport : ILabelImport
{
    private const int MostProblems = 1000;

    private readonly EncordClient _client;
    private readonly CocoImportOptions _options;
    private readonly CocoIndex _index;
    private readonly IReadOnlyDictionary<long, CategoryTarget> _categories;
    private readonly IReadOnlyList<RowTarget> _rows;
    private readonly CocoJournal _journal;

    private CocoImport(
        EncordClient client, CocoImportOptions options, CocoIndex index, IReadOnlyDictionary<long, CategoryTarget> categories, IReadOnlyList<RowTarget> rows,
        CocoJournal journal, CocoImportPlan plan)
    {
        _client = client;
        _options = options;
        _index = index;
        _categories = categories;
        _rows = rows;
        _journal = journal;
        Plan = plan;
    }

    public CocoImportPlan Plan { get; private set; }

    /// <summary>What it came to; complete when the import has ended.</summary>
    public CocoImportResult Result { get; private set; } = null!;

    public IReadOnlyList<string> Remarks => [];

    /// <summary>Reads the file, lists label rows, matches both and checks everything. Changes nothing on the server.</summary>
    /// <param name="client">The client.</param>
    /// <param name="options">What to import.</param>
    /// <param name="progress">Called with the bytes read and the bytes in total.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="EncordException">The file is no COCO file, or nothing of it belongs to the project.</exception>
    public static async Task<CocoImport> PrepareAsync(EncordClient client, CocoImportOptions options, Action<long, long>? progress, CancellationToken cancellationToken)
    {
        // The file is read on another thread while the ontology is on its way.
        var asking = client.Labels.GetStructureAsync(options.ProjectHash, refresh: true, cancellationToken);
        var judge = new CocoJudge(options, asking);
        var index = await OwnThread.RunAsync(() => CocoFileScan.Read(options.Path, judge, progress, cancellationToken), cancellationToken).ConfigureAwait(false);
        var unmatchedCategories = judge.Unmatched(index);
        if (judge.Targets.Count == 0 && unmatchedCategories.Count > 0 && options.CategoryMap is null)
        {
            throw Wrong(options, $"none of its {index.Categories.Count} categories is in the project's ontology (the first is '{unmatchedCategories[0].Name}': {unmatchedCategories[0].Reason})");
        }

        var matcher = new ImageMatcher(index, options.ImageMap);
        var filter = new LabelRowFilter { DataHashes = matcher.DataHashes?.ToArray(), BranchName = options.Branch, IncludeImagesData = true };
        await foreach (var row in client.LabelRows.ListAsync(options.ProjectHash, filter, cancellationToken).ConfigureAwait(false))
        {
            matcher.Offer(row);
        }

        var unmatchedImages = new List<CocoUnmatched>();
        var rows = matcher.Match(unmatchedImages);
        if (unmatchedImages.Count == index.Images.Count && index.Images.Count > 0 && options.ImageMap is null)
        {
            throw Wrong(options, $"none of its {index.Images.Count} images is in the project (the first is '{index.Images.Values.First().FileName}': {unmatchedImages[0].Reason})");
        }

        var allMatched = unmatchedCategories.All(category => category.Annotations == 0) && unmatchedImages.All(image => image.Annotations == 0) && matcher.RefusedAnnotations == 0
            && (!options.SkipCrowd || judge.Targets.Values.All(target => target.Category.Crowds == 0));
        return MakePlan(client, options, index, judge.Targets, unmatchedCategories, rows, unmatchedImages, allMatched, cancellationToken);
    }

    /// <summary>Says the plan in the words of what the file was made of.</summary>
    /// <param name="place">The place of a problem there.</param>
    /// <param name="more">What was wrong before the file was made.</param>
    public void Restate(Func<CocoProblem, CocoProblem> place, IReadOnlyList<CocoProblem> more) => Plan = new CocoImportPlan
    {
        Path = Plan.Path,
        ProjectHash = Plan.ProjectHash,
        BranchName = Plan.BranchName,
        RowsToCreate = Plan.RowsToCreate,
        RowsToLoad = Plan.RowsToLoad,
        RowsDone = Plan.RowsDone,
        Images = Plan.Images,
        ImagesOfOtherSize = Plan.ImagesOfOtherSize,
        Objects = Plan.Objects,
        Classes = Plan.Classes,
        UnmatchedCategories = new(Plan.UnmatchedCategories.Select(Unplaced).ToArray()),
        UnmatchedImages = new(Plan.UnmatchedImages.Select(Unplaced).ToArray()),
        Problems = new([.. more.Take(MostProblems), .. Plan.Problems.Select(place)]),
        ProblemCount = Plan.ProblemCount + more.Count,
        Notices = new(Plan.Notices.Select(notice => new CocoNotice { Kind = notice.Kind, Count = notice.Count, Text = notice.Text, First = place(notice.First) }).ToArray()),
    };

    private static CocoUnmatched Unplaced(CocoUnmatched one) => new() { Kind = one.Kind, Id = one.Id, Name = one.Name, Annotations = one.Annotations, Reason = one.Reason };

    /// <summary>Creates, loads and saves rows, and gives what could not be imported, with its row, and a journal that could not be written, with its path.</summary>
    /// <param name="progress">Called with the objects done and the objects in total.</param>
    /// <param name="cancellationToken">Stops it. What was saved stays; the next import goes on from there.</param>
    public IAsyncEnumerable<ItemFailure> RunAsync(Action<long, long>? progress, CancellationToken cancellationToken) =>
        WorkStream<ItemFailure>.RunAsync((failures, stop) => SaveAsync(progress, failures, stop), cancellationToken);

    private async Task SaveAsync(Action<long, long>? progress, WorkStream<ItemFailure> failures, CancellationToken cancellationToken)
    {
        _index.RequireUnchanged();
        Result = new CocoImportResult
        {
            Path = _options.NamedPath ?? _options.Path,
            ProjectHash = _options.ProjectHash,
            BranchName = _options.Branch,
            UnmatchedCategories = Plan.UnmatchedCategories,
            UnmatchedImages = Plan.UnmatchedImages,
            ProblemCount = Plan.ProblemCount,
            RowsDone = Plan.RowsDone,
            Clipped = _index.Notices.All.Where(notice => notice.Kind is CocoNotices.Clipped or CocoNotices.ClippedAtEdge).Sum(notice => notice.Count),
            Notices = Plan.Notices,
            Skipped = _index.AnnotationCount - Plan.Objects,
        };
        var open = _rows.Where(row => !_journal.IsDone(row.Row)).ToArray();
        if (open.Length > 0)
        {
            _journal.Begin();
        }

        using var run = new CocoImportRun(_client, _options, _index, _categories, _journal, Result, progress, failures, Plan.Objects);
        await run.RunAsync(open, cancellationToken).ConfigureAwait(false);
        _journal.End(Result, failures);
    }

    public void Dispose() => _journal.Dispose();

    private static CocoImport MakePlan(
        EncordClient client, CocoImportOptions options, CocoIndex index, Dictionary<long, CategoryTarget> categories, List<CocoUnmatched> unmatchedCategories,
        List<RowTarget> rows, List<CocoUnmatched> unmatchedImages, bool allMatched, CancellationToken cancellationToken)
    {
        var classes = categories.Values.OrderBy(target => target.Category.Index).ToDictionary(target => target.Category.Id, target => new CocoClassCount
        {
            CategoryId = index.Ids.Text(target.Category.Id),
            CategoryName = target.Category.Name,
            FeatureHash = target.Feature.FeatureHash,
            FeatureName = target.Feature.Name,
            Shape = target.Feature.Shape,
            CrowdAttribute = target.CrowdAttribute?.Name,
        });
        if (PlanCheck.IsNeeded(index, categories, rows, allMatched))
        {
            PlanCheck.Run(index, categories, rows, classes, options, cancellationToken);
        }
        else
        {
            foreach (var target in categories.Values)
            {
                classes[target.Category.Id].Objects = target.Category.Annotations;
                classes[target.Category.Id].Crowds = target.Category.Crowds;
            }

            foreach (var row in rows)
            {
                row.Objects = row.Images.Sum(image => (long)image.Image.Annotations);
            }
        }

        using (Stream stream = CocoFile.Open(index.Path))
        {
            index.FindLines(stream);
        }

        // A row that nothing would be added to is not even created.
        rows.RemoveAll(row => row.Objects == 0);
        var journal = CocoJournal.Open(options.JournalPath, Identity(client, options, index));
        var open = rows.Where(row => !journal.IsDone(row.Row)).ToArray();
        var plan = new CocoImportPlan
        {
            Path = options.NamedPath ?? options.Path,
            ProjectHash = options.ProjectHash,
            BranchName = options.Branch,
            RowsToCreate = open.Count(row => row.Row.LabelHash is null),
            RowsToLoad = open.Count(row => row.Row.LabelHash is not null),
            RowsDone = rows.Count - open.Length,
            Images = rows.Sum(row => row.Images.Count),
            ImagesOfOtherSize = rows.Sum(row => row.Images.Count(image => image.Image.IsOfOtherSize)),
            Objects = rows.Sum(row => row.Objects),
            Classes = new(classes.Values.ToArray()),
            UnmatchedCategories = new(unmatchedCategories),
            UnmatchedImages = new(unmatchedImages),
            Problems = new(index.Problems),
            ProblemCount = index.ProblemCount,
            Notices = new(index.Notices.All.Select(notice => NoticeText.Make(notice.Kind, notice.Count, notice.First)).ToArray()),
        };
        return new CocoImport(client, options, index, categories, rows, journal, plan);
    }

    /// <summary>Everything that decides what the import does: a journal of anything else is not this one's.</summary>
    private static string Identity(EncordClient client, CocoImportOptions options, CocoIndex index)
    {
        var text = new StringBuilder()
            .Append(index.Fingerprint).Append('\n').Append(client.Transport.Domain.Root).Append('\n').Append(options.ProjectHash).Append('\n')
            .Append(options.Branch).Append('\n').Append(options.Source).Append('\n').Append(options.Overwrite).Append(options.SkipCrowd).Append(options.Clip).Append('\n');
        foreach (var entry in (options.CategoryMap ?? new Dictionary<string, string>()).OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            text.Append(entry.Key).Append('=').Append(entry.Value).Append('\n');
        }

        foreach (var entry in (options.ImageMap ?? new Dictionary<string, CocoImageTarget>()).OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            text.Append(entry.Key).Append('=').Append(entry.Value.DataHash).Append(' ').Append(entry.Value.Frame).Append('\n');
        }

        return CocoJournal.IdentityOf(text.ToString());
    }

    private static EncordException Wrong(CocoImportOptions options, string why) => new(
        EncordErrorId.InvalidArgument,
        $"'{options.NamedPath ?? options.Path}' does not belong to project {options.ProjectHash}: {why}. "
        + (options.NamedPath is null ? "Check the project, or use -CategoryMap and -ImageMap. Nothing was saved." : "Check the project, or say with -ClassMap what classes become. Nothing was saved."));
}
