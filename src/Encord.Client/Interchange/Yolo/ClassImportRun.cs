using Encord.Client.Bundles;
using Encord.Client.Interchange.Coco.Importing;
using Encord.Client.LabelRows.Operations;
using Encord.Client.Labels.Documents;
using Encord.Client.Labels.Editing;
using Encord.Client.Labels.Reading;

namespace Encord.Client.Interchange.Yolo;

/// <summary>The changing half of an import of classes: rows are opened, answered and saved a bundle at a time. A row that fails is reported, and the others go on.</summary>
internal sealed class ClassImportRun(
    EncordClient client, CocoImportOptions options, OntologyClassification radio, CocoJournal journal, CocoImportResult result, WorkStream<ItemFailure> failures)
{
    private readonly LabelAuthor _author = new(client.Options.TimeProvider.GetUtcNow());

    public async Task RunAsync(IReadOnlyList<ClassRow> rows, Action<long, long>? progress, CancellationToken cancellationToken)
    {
        var ontology = await client.Labels.GetStructureAsync(options.ProjectHash, refresh: false, cancellationToken).ConfigureAwait(false);
        long done = 0;
        var all = rows.Sum(row => row.Answers.Count);
        for (var first = 0; first < rows.Count; first += options.BundleSize)
        {
            ClassRow[] bundle = [.. rows.Skip(first).Take(options.BundleSize)];
            await SaveAsync(await OpenAsync(bundle, cancellationToken).ConfigureAwait(false), ontology, cancellationToken).ConfigureAwait(false);
            foreach (var row in bundle)
            {
                row.Row.Labels = null;
                done += row.Answers.Count;
            }

            progress?.Invoke(done, all);
        }
    }

    private async Task<IReadOnlyList<ClassRow>> OpenAsync(IReadOnlyList<ClassRow> rows, CancellationToken cancellationToken)
    {
        HashSet<ClassRow> created = [.. rows.Where(row => row.Row.LabelHash is null)];
        var failed = await RowBundle.RunAsync(
            new OpenLabels(client.LabelRows, client.Labels), rows.Select(row => new LabelRowItem(new LabelRowReference(row.Row), options.ProjectHash)), cancellationToken).ConfigureAwait(false);
        Fail(failed);
        result.RowsCreated += created.Count(row => row.Row.LabelHash is not null);
        return [.. rows.Where(row => !failed.ContainsKey(row.Row))];
    }

    private async Task SaveAsync(IReadOnlyList<ClassRow> rows, OntologyStructure ontology, CancellationToken cancellationToken)
    {
        var changed = new Dictionary<LabelRow, (int Added, int Replaced)>();
        var unchanged = new List<LabelRow>();
        foreach (var row in rows)
        {
            await failures.OwnThread;
            try
            {
                var change = Answer(row, ontology);
                if (change == default)
                {
                    unchanged.Add(row.Row);
                }
                else
                {
                    changed.Add(row.Row, change);
                }
            }
            catch (EncordException failure)
            {
                Fail(new Dictionary<LabelRow, EncordException> { [row.Row] = failure });
            }
        }

        var failed = changed.Count == 0 ? new Dictionary<LabelRow, EncordException>() : await RowBundle.RunAsync(
            new SaveLabels(client.LabelRows, client.Labels, validateBeforeSaving: false, overwrite: false),
            changed.Keys.Select(row => new LabelRowItem(new LabelRowReference(row), options.ProjectHash) { Snapshot = LabelSnapshot.Of(row) }),
            cancellationToken).ConfigureAwait(false);
        Fail(failed);
        LabelRow[] saved = [.. changed.Keys.Where(row => !failed.ContainsKey(row))];
        result.RowsSaved += saved.Length;
        result.RowsUnchanged += unchanged.Count;
        result.Added += saved.Sum(row => changed[row].Added);
        result.Replaced += saved.Sum(row => changed[row].Replaced);
        journal.Add(saved.Concat(unchanged));
    }

    /// <summary>Answers what is not answered. Another answer that is there stays, unless it is to be replaced.</summary>
    private (int Added, int Replaced) Answer(ClassRow row, OntologyStructure ontology)
    {
        var document = LabelDocuments.Of(row.Row);
        var there = new LabelReader(document, ontology).Classifications();
        var editor = new ClassificationEditor(document);
        (var added, var replaced) = (0, 0);
        foreach ((var frame, var file, var option) in row.Answers)
        {
            var isOfRow = radio.Level == "global";
            ClassificationInstance[] same = [.. there.Where(one => one.FeatureHash == radio.FeatureHash && (isOfRow || one.Frames.Count == 0 || one.Frames.Contains(frame)))];
            if (same.Any(one => one.Answer is string label && label == option.Label))
            {
                result.Unchanged++;
                continue;
            }

            if (same.Length > 0 && !options.Overwrite)
            {
                result.Different++;
                continue;
            }

            var hash = ObjectHash.Of(options.Source, ObjectHash.Key(file), "class", radio.FeatureHash);
            editor.Add(new ClassificationEdit(radio, _author)
            {
                // The identifier follows from the file, unless something else in the row has it.
                ClassificationHash = there.Any(one => one.ClassificationHash == hash) ? null : hash,
                Frames = isOfRow ? FrameRangeList.Empty : FrameRangeList.FromFrames([frame]),
                Answers = [new AnswerValue(radio.Attribute!, new[] { option })],
                Replace = true,
            });
            added += same.Length == 0 ? 1 : 0;
            replaced += same.Length == 0 ? 0 : 1;
        }

        return (added, replaced);
    }

    private void Fail(IReadOnlyDictionary<LabelRow, EncordException> failed)
    {
        foreach (var row in failed)
        {
            failures.Add(row.Key, row.Value);
            result.RowsFailed++;
        }
    }
}
