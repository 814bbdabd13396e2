using System.Text;
using Encord.Client.Bundles;
using Encord.Client.Interchange.Coco.Importing;
using Encord.Client.Interchange.Importing;
using Encord.Client.LabelRows;

namespace Encord.Client.Interchange.Yolo;

/// <summary>A label row with the answers that its pictures get.</summary>
internal sealed class ClassRow(LabelRow row)
{
    public LabelRow Row => row;

    /// <summary>By frame; one for the whole row where the classification is about all of it.</summary>
    public List<(int Frame, string File, OntologyOption Option)> Answers { get; } = [];
}

/// <summary>
/// An import of folders of images that are called by their classes: each picture gets the class as the answer to a radio classification. Everything is read and checked
/// first, and then saved row by row.
/// </summary>
internal sealed class ClassImport : ILabelImport
{
    private readonly EncordClient _client;
    private readonly CocoImportOptions _options;
    private readonly ClassTargets _targets;
    private readonly IReadOnlyList<ClassRow> _rows;
    private readonly CocoJournal _journal;

    private ClassImport(EncordClient client, CocoImportOptions options, ClassTargets targets, IReadOnlyList<ClassRow> rows, CocoJournal journal, CocoImportPlan plan, long skipped)
    {
        _client = client;
        _options = options;
        _targets = targets;
        _rows = rows;
        _journal = journal;
        Plan = plan;
        Result = new CocoImportResult
        {
            Path = options.Path,
            ProjectHash = options.ProjectHash,
            BranchName = options.Branch,
            UnmatchedCategories = plan.UnmatchedCategories,
            UnmatchedImages = plan.UnmatchedImages,
            ProblemCount = plan.ProblemCount,
            RowsDone = plan.RowsDone,
            Skipped = skipped,
        };
    }

    public CocoImportPlan Plan { get; }

    public CocoImportResult Result { get; }

    public IReadOnlyList<string> Remarks => [];

    /// <param name="client">The client.</param>
    /// <param name="path">The folder.</param>
    /// <param name="options">How it is imported.</param>
    /// <param name="classMap">From class to the label or feature hash of an option; null leaves out.</param>
    /// <param name="classification">What is answered: a name or feature hash; null where there is only one.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="EncordException">It is no such folder, or nothing of it belongs to the project.</exception>
    public static async Task<ILabelImport> PrepareAsync(
        EncordClient client, string path, CocoImportOptions options, IReadOnlyDictionary<string, string?>? classMap, string? classification, CancellationToken cancellationToken)
    {
        var place = ImportPlace.Of(path, _ => false, null);
        var folder = await OwnThread.RunAsync(() => ClassFolder.Read(place), cancellationToken).ConfigureAwait(false);
        var radio = ClassTargets.RadioOf(await client.Labels.GetStructureAsync(options.ProjectHash, refresh: true, cancellationToken).ConfigureAwait(false), classification);
        var targets = new ClassTargets(radio, folder.Images.Select(image => image.Class).Distinct().ToArray(), classMap);
        if (folder.Images.All(image => targets.Find(image.Class) is null) && classMap is null)
        {
            throw new EncordException(
                EncordErrorId.InvalidArgument,
                $"'{path}' does not belong to project {options.ProjectHash}: none of its classes is an option of '{radio.Name}' (the first is '{folder.Images[0].Class}'). "
                + "Say with -ClassMap what classes become. Nothing was saved.");
        }

        var pictures = new FolderPictures(place.Folder);
        var filter = new LabelRowFilter { BranchName = options.Branch, IncludeImagesData = true };
        await foreach (var row in client.LabelRows.ListAsync(options.ProjectHash, filter, cancellationToken).ConfigureAwait(false))
        {
            pictures.Offer(row);
        }

        var match = new ClassMatch(folder, targets, pictures, path);
        var rows = new Dictionary<string, LabelRow>(StringComparer.OrdinalIgnoreCase);
        if (match.DataHashes.Count > 0)
        {
            await foreach (var row in client.LabelRows.ListAsync(options.ProjectHash, filter with { DataHashes = match.DataHashes }, cancellationToken).ConfigureAwait(false))
            {
                rows[row.DataHash] = row;
            }
        }

        var matched = match.Rows(rows);
        var journal = CocoJournal.Open(options.JournalPath, Identity(client, options, radio, matched));
        var open = matched.Where(row => !journal.IsDone(row.Row)).ToArray();
        var answers = matched.Sum(row => row.Answers.Count);
        var plan = new CocoImportPlan
        {
            Path = path,
            ProjectHash = options.ProjectHash,
            BranchName = options.Branch,
            RowsToCreate = open.Count(row => row.Row.LabelHash is null),
            RowsToLoad = open.Count(row => row.Row.LabelHash is not null),
            RowsDone = matched.Count - open.Length,
            Images = answers,
            Objects = answers,
            Classes = new(match.Counts().ToArray()),
            UnmatchedCategories = new(match.UnmatchedClasses.ToArray()),
            UnmatchedImages = new(match.UnmatchedImages.ToArray()),
            Problems = new(match.Problems.ToArray()),
            ProblemCount = match.Problems.Count,
        };
        return new ClassImport(client, options, targets, open, journal, plan, folder.Images.Count - answers);
    }

    public IAsyncEnumerable<ItemFailure> RunAsync(Action<long, long>? progress, CancellationToken cancellationToken) => WorkStream<ItemFailure>.RunAsync(
        async (failures, stop) =>
        {
            if (_rows.Count > 0)
            {
                _journal.Begin();
            }

            await new ClassImportRun(_client, _options, _targets.Radio, _journal, Result, failures).RunAsync(_rows, progress, stop).ConfigureAwait(false);
            _journal.End(Result, failures);
        },
        cancellationToken);

    public void Dispose() => _journal.Dispose();

    /// <summary>Everything that decides what the import does: a journal of anything else is not this one's.</summary>
    private static string Identity(EncordClient client, CocoImportOptions options, OntologyClassification radio, IEnumerable<ClassRow> rows)
    {
        var text = new StringBuilder("classes\n").Append(client.Transport.Domain.Root).Append('\n').Append(options.ProjectHash).Append('\n').Append(options.Branch).Append('\n')
            .Append(options.Source).Append('\n').Append(options.Overwrite).Append('\n').Append(radio.FeatureHash).Append('\n');
        foreach (var row in rows)
        {
            foreach ((var frame, var file, var option) in row.Answers)
            {
                text.Append(row.Row.DataHash).Append(' ').Append(frame).Append(' ').Append(option.FeatureHash).Append(' ').Append(file).Append('\n');
            }
        }

        return CocoJournal.IdentityOf(text.ToString());
    }
}
