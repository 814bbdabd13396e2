using Encord.Client.Activity;
using Encord.Client.Bundles;
using Encord.Client.Files;
using Encord.Client.Interchange.Exporting;
using Encord.Client.LabelRows;
using Encord.Client.Labels.Problems;
using RowLabels = Encord.Client.Labels.Problems.RowLabels;

namespace Encord.Client.Pictures.Report;

/// <summary>Makes the report of a project. Rows, labels and actions pass; only counts stay, so memory does not grow with what is labelled.</summary>
internal sealed class ReportExport(EncordClient client, ReportOptions options)
{
    // Labels of a bundle may arrive in another order than that of the rows, and wait.
    private const int BundleSize = 200;

    /// <summary>Before anything was ever labelled; the server wants a beginning.</summary>
    private static readonly DateTimeOffset Beginning = new(2016, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ProblemFinder _finder = new(new ProblemOptions());
    private long _failed;

    private ReportExportResult? _result;

    /// <summary>What it came to, when the report is there.</summary>
    public ReportExportResult Result => _result ?? throw new InvalidOperationException("The report is not complete.");

    /// <summary>Writes the file, and gives each label row that could not be read, or the project where another part could not; the rest is in the report.</summary>
    /// <param name="progress">Told label rows that were read.</param>
    /// <param name="cancellationToken">Stops it; no file is left behind.</param>
    public IAsyncEnumerable<ItemFailure> RunAsync(Action<long>? progress, CancellationToken cancellationToken) =>
        WorkStream<ItemFailure>.RunAsync((failures, stop) => WriteAsync(progress, failures, stop), cancellationToken);

    private async Task WriteAsync(Action<long>? progress, WorkStream<ItemFailure> failures, CancellationToken cancellationToken)
    {
        if (options.DataPath is { } data)
        {
            // What is wrong with it is said before hours of reading.
            _ = LocalData.Open(data);
        }

        var project = await client.Projects.GetAsync(options.ProjectHash, cancellationToken).ConfigureAwait(false);
        var ontology = await client.Labels.GetStructureAsync(options.ProjectHash, refresh: true, cancellationToken).ConfigureAwait(false);
        var facts = new ReportFacts(project, ontology, client.Options.TimeProvider.GetUtcNow(), options.Gallery) { Branch = options.Branch };
        using var file = new OutputFile(options.Path);
        await ReadRowsAsync(facts, progress, failures, cancellationToken).ConfigureAwait(false);
        if (project.WorkflowStages.Count > 0)
        {
            facts.WorkFailure = await ReadWorkAsync(client.Activity.ListTaskActionsAsync(project.ProjectHash, new ActivityFilter(Beginning) { Before = facts.AsOf }, null, cancellationToken), facts.Work.Add).ConfigureAwait(false);
        }

        facts.TimeFailure = await ReadWorkAsync(client.Activity.ListTimeSpentAsync(project.ProjectHash, new ActivityFilter(Beginning) { Before = facts.AsOf }, cancellationToken), facts.Work.Add).ConfigureAwait(false);
        var gallery = new ReportGallery(client, options, facts);
        await gallery.LoadAsync(failures, cancellationToken).ConfigureAwait(false);
        await failures.OwnThread;
        ReportPage.Write(file.Stream, facts, gallery);
        var bytes = file.Stream.Length;
        if (options.HasTables)
        {
            ReportTables.Write(options.Path, facts);
        }

        file.Complete();
        _result = ResultOf(facts, gallery, bytes);

        async Task<string?> ReadWorkAsync<T>(IAsyncEnumerable<T> list, Action<T> add)
        {
            try
            {
                await foreach (var one in list.ConfigureAwait(false))
                {
                    add(one);
                }

                return null;
            }
            catch (EncordException failure) when (failure.ErrorId is not (EncordErrorId.NotConnected or EncordErrorId.AuthenticationFailed))
            {
                failures.Add(project, failure);
                _failed++;
                facts.LeftOut.Add("Part", typeof(T) == typeof(TimeSpent) ? "the time that people spent could not be read" : "what was done with tasks could not be read");
                return failure.Message;
            }
        }
    }

    private async Task ReadRowsAsync(ReportFacts facts, Action<long>? progress, WorkStream<ItemFailure> failures, CancellationToken cancellationToken)
    {
        var bundle = new List<LabelRow>();
        await foreach (var row in client.LabelRows.ListAsync(options.ProjectHash, new LabelRowFilter { BranchName = options.Branch }, cancellationToken).ConfigureAwait(false))
        {
            facts.State.Add(row);
            bundle.Add(row);
            if (bundle.Count >= BundleSize)
            {
                await ReadAsync().ConfigureAwait(false);
            }
        }

        await ReadAsync().ConfigureAwait(false);
        foreach (var problem in _finder.FindUnused())
        {
            facts.Problems.Add(problem);
        }

        facts.LeftOut.Add("Object", "it is marked as deleted", facts.Classes.Deleted);

        async Task ReadAsync()
        {
            if (bundle.Count == 0)
            {
                return;
            }

            await foreach (var read in RowDocuments.ReadAsync(client.Labels, bundle, cancellationToken).ConfigureAwait(false))
            {
                await failures.OwnThread;
                Add(facts, read, failures);
                progress?.Invoke(facts.RowsRead);
            }

            bundle.Clear();
        }
    }

    private void Add(ReportFacts facts, Interchange.Exporting.RowLabels read, WorkStream<ItemFailure> failures)
    {
        RowLabels labels;
        IReadOnlyList<LabelProblem> problems;
        try
        {
            if (read.Failure is not null)
            {
                throw read.Failure;
            }

            labels = new RowLabels(read.Row, read.Document, facts.Ontology);
            problems = _finder.Find(labels);
        }
        catch (EncordException failure)
        {
            failures.Add(read.Row, failure);
            _failed++;
            facts.LeftOut.Add("LabelRow", "its labels could not be read; see the error");
            return;
        }

        foreach (var problem in problems)
        {
            facts.Problems.Add(problem);
        }

        if (read.Document is null)
        {
            return;
        }

        facts.RowsRead++;
        var objects = facts.Classes.Add(labels);
        facts.Answers.Add(labels, objects);
        facts.Work.Add(objects);
        facts.Picks.Add(labels, objects, problems);
        if (objects.Count == 0 && labels.Classifications.Count == 0)
        {
            facts.Empty++;
            if (facts.EmptyTitles.Count < ReportFacts.NamedRows)
            {
                facts.EmptyTitles.Add(read.Row.DataTitle);
            }
        }
    }

    private ReportExportResult ResultOf(ReportFacts facts, ReportGallery gallery, long bytes) => new()
    {
        Path = options.Path,
        ProjectHash = facts.Project.ProjectHash,
        ProjectTitle = facts.Project.Title,
        AsOf = facts.AsOf,
        Rows = facts.State.Rows,
        Complete = facts.State.Complete,
        RowsRead = facts.RowsRead,
        Empty = facts.Empty,
        Images = facts.Classes.Images,
        Objects = facts.Classes.Objects,
        Classifications = facts.Classes.Classifications,
        Problems = facts.Problems.Total,
        Gallery = gallery.Count,
        ImageFiles = gallery.Images,
        Bytes = bytes,
        CsvPaths = options.HasTables ? new(ReportTables.PathsOf(options.Path).ToArray()) : EncordList<string>.Nothing,
        Failed = _failed + gallery.Failed,
        Classes = new(facts.Classes.Classes.Select(one => new ReportClassCount
        {
            Name = one.Name, Kind = one.Kind, Count = one.Count, Tracks = one.Tracks, Images = one.Images, Rows = one.Rows, FeatureHash = one.FeatureHash,
        }).ToArray()),
        LeftOut = facts.LeftOut.ToList(),
    };
}
