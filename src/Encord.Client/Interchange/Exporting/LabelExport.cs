using Encord.Client.Bundles;
using Encord.Client.Downloads;

namespace Encord.Client.Interchange.Exporting;

/// <summary>
/// An export of label rows to a folder. It is prepared first, which goes through the rows for their names and splits and writes nothing; then it runs. Rows pass
/// through: of those that were written only digests of names are kept.
/// </summary>
internal sealed class LabelExport
{
    /// <summary>The names of the classes, one a line; <c>-Class</c> of a later export takes it.</summary>
    public const string ClassFile = "classes.txt";

    /// <summary>Rows whose images are on their way at once.</summary>
    private const int RowsAhead = 8;

    private readonly EncordClient _client;
    private readonly LabelFormat _format;
    private readonly ListedRows _rows;
    private readonly LabelExportOptions _options;
    private readonly LeftOutCounts _leftOut = new();
    private readonly Dictionary<string, long> _notices = new(StringComparer.Ordinal);
    private readonly LabelExportResult _result;

    private LabelExport(EncordClient client, LabelFormat format, ListedRows rows, ExportPlan plan)
    {
        _client = client;
        _format = format;
        _rows = rows;
        _options = plan.Options;
        Plan = plan;
        _result = new LabelExportResult { Path = _options.Path, Format = format.Name };
    }

    public ExportPlan Plan { get; }

    /// <summary>What it came to; complete when the export has ended.</summary>
    public LabelExportResult Result => _result;

    /// <summary>What is worth a warning besides what was left out.</summary>
    public IEnumerable<string> Notices => _notices.Select(notice => string.Format(System.Globalization.CultureInfo.InvariantCulture, notice.Key, notice.Value));

    /// <summary>Goes through the rows and checks everything that can be checked before something is written.</summary>
    /// <exception cref="EncordException">Options that do not fit each other or the rows.</exception>
    public static async Task<LabelExport> PrepareAsync(EncordClient client, LabelFormat format, ListedRows rows, LabelExportOptions options, CancellationToken cancellationToken)
    {
        ExportFolder.Check(options.Path, options.Force);
        if (options.Image == ImageHandling.Link && options.DataPath is null)
        {
            throw new EncordException(EncordErrorId.InvalidArgument, "-Image Link needs -DataPath, the folder that Export-EncordData filled.");
        }

        var stems = new StemTable(new NamePattern(options.NamePattern));
        var splits = new List<string>();
        var ontologies = new Dictionary<string, OntologyStructure>(StringComparer.Ordinal);
        var leftOut = new LeftOutCounts();
        await foreach (var row in rows.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            if (rows.ReasonToLeave(row, options.Split) is { } reason)
            {
                leftOut.Add("LabelRow", reason);
            }
            else
            {
                stems.Add(NamedData.Of(row));
                splits.Add(string.Intern(options.Split.Of(row)!));
            }

            if (!ontologies.ContainsKey(row.ProjectHash))
            {
                ontologies[row.ProjectHash] = await client.Labels.GetStructureAsync(row.ProjectHash, refresh: true, cancellationToken).ConfigureAwait(false);
            }
        }

        var classes = ClassTable.Make(ontologies.Values.SelectMany(format.SourcesOf).ToArray(), options.Classes, options.ClassMap);
        var plan = new ExportPlan(options, classes, ontologies, stems);
        splits.ForEach(plan.Count);
        if (ontologies.Count > 0 && classes.Classes.Count == 0 && format.NeedsClasses)
        {
            throw new EncordException(EncordErrorId.InvalidArgument, $"There is no class to export: the ontology has nothing that {format.Name} can hold, or -ClassMap leaves out all of it.");
        }

        if (plan.Rows == 0)
        {
            throw new EncordException(
                EncordErrorId.InvalidArgument,
                $"Nothing can be exported. {(leftOut.ToList() is { Count: > 0 } reasons ? string.Join(" ", reasons) : "There are no label rows.")}");
        }

        format.Check(plan);
        return new LabelExport(client, format, rows, plan);
    }

    /// <summary>Writes the folder, and gives each row that could not be written; the others are.</summary>
    /// <param name="progress">Told label rows written and label rows in all.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public IAsyncEnumerable<ItemFailure> RunAsync(Action<long, long>? progress, CancellationToken cancellationToken) =>
        WorkStream<ItemFailure>.RunAsync((failures, stop) => WriteAsync(progress, failures, stop), cancellationToken);

    private async Task WriteAsync(Action<long, long>? progress, WorkStream<ItemFailure> failures, CancellationToken cancellationToken)
    {
        var local = _options.DataPath is null ? null : LocalData.Open(_options.DataPath);
        using var folder = ExportFolder.Open(_options.Path, _options.Force, cancellationToken);
        var context = new ExportContext(Plan, folder, _leftOut);
        var files = new PictureFiles(_client, _options, folder, local);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var waiting = new Queue<(LabelRow Row, IReadOnlyList<ExportPicture> Pictures, Task<IReadOnlyList<PictureFile>> Files)>();
        long rows = 0;
        try
        {
            _format.Begin(context);
            await foreach ((var row, var pictures) in PicturesAsync(context, failures, stop.Token).ConfigureAwait(false))
            {
                waiting.Enqueue((row, pictures, _options.Image == ImageHandling.None || pictures.Count == 0
                    ? Task.FromResult<IReadOnlyList<PictureFile>>([])
                    : Task.Run(() => files.BringAsync(pictures, _format, stop.Token), stop.Token)));
                if (waiting.Count >= RowsAhead)
                {
                    await WriteNextAsync().ConfigureAwait(false);
                }
            }

            while (waiting.Count > 0)
            {
                await WriteNextAsync().ConfigureAwait(false);
            }

            await failures.OwnThread;
            _format.Complete(context);
            folder.Write(ClassFile, string.Concat(Plan.Classes.Classes.Select(one => one.Name.Replace('\n', ' ') + "\n")));
            Note(folder.Complete(), "{0} files of an earlier export are not part of this one and were deleted.");
            _result.Files = folder.Files;
        }
        finally
        {
            // Downloads end before the folder that they write to is closed.
            stop.Cancel();
            await Task.WhenAll(waiting.Select(one => Task.WhenAny(one.Files))).ConfigureAwait(false);
            _format.Dispose();
        }

        _result.Images = context.Images;
        _result.Objects = context.Objects;
        _result.Clipped = context.Clipped;
        _result.Classes = context.ClassCounts();
        _result.Splits = context.SplitCounts();
        _result.LeftOut = _leftOut.ToList();

        async Task WriteNextAsync()
        {
            (var row, var pictures, var bringing) = waiting.Peek();
            var brought = await bringing.ConfigureAwait(false);
            await failures.OwnThread;
            waiting.Dequeue();
            try
            {
                for (var i = 0; i < pictures.Count; i++)
                {
                    Take(pictures[i], i < brought.Count ? brought[i] : null, folder, failures);
                    if (!_format.NeedsImages || pictures[i].ImageFile is not null)
                    {
                        _format.Write(pictures[i], context);
                        Note(pictures[i].SizeNotice is null ? 0 : 1, pictures[i].SizeNotice ?? "");
                        context.CountImage(pictures[i].Split);
                        _result.Renamed += Plan.Stems.IsRenamed(NamedData.Of(row)) ? 1 : 0;
                    }
                }
            }
            catch (EncordException failure) when (failure.ErrorId != EncordErrorId.FileNotWritten)
            {
                Fail(row, failure, failures);
            }

            progress?.Invoke(++rows, Plan.Rows);
        }
    }

    private void Fail(LabelRow row, EncordException failure, WorkStream<ItemFailure> failures)
    {
        _result.Failed++;
        failures.Add(row, failure);
    }

    /// <summary>The rows with their pictures, in their order.</summary>
    private async IAsyncEnumerable<(LabelRow Row, IReadOnlyList<ExportPicture> Pictures)> PicturesAsync(
        ExportContext context, WorkStream<ItemFailure> failures, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var bundle = new List<LabelRow>();
        var rows = _rows.ListAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using (rows.ConfigureAwait(false))
        {
            var isMore = true;
            while (isMore)
            {
                isMore = await rows.MoveNextAsync().ConfigureAwait(false);
                if (bundle.Count > 0 && (!isMore || bundle.Count >= _options.BundleSize || bundle[0].ProjectHash != rows.Current.ProjectHash))
                {
                    await foreach (var labels in RowDocuments.ReadAsync(_client.Labels, bundle, cancellationToken).ConfigureAwait(false))
                    {
                        if (Read(labels, context, failures) is { } pictures)
                        {
                            yield return (labels.Row, pictures);
                        }
                    }

                    bundle.Clear();
                }

                if (isMore && IsWanted(rows.Current))
                {
                    bundle.Add(rows.Current);
                }
            }
        }
    }

    private bool IsWanted(LabelRow row)
    {
        var reason = _rows.ReasonToLeave(row, _options.Split) ?? (Plan.Stems.Knows(NamedData.Of(row)) ? null : "it was added while the export ran");
        if (reason is not null)
        {
            _leftOut.Add("LabelRow", reason);
        }

        return reason is null;
    }

    private IReadOnlyList<ExportPicture>? Read(RowLabels labels, ExportContext context, WorkStream<ItemFailure> failures)
    {
        if (labels.Failure is not null || labels.Document is null)
        {
            Fail(labels.Row, labels.Failure ?? new EncordException(EncordErrorId.NotFound, "The label row has no labels any more."), failures);
            return null;
        }

        try
        {
            var pictures = new List<ExportPicture>();
            foreach (var picture in PictureReader.Read(labels.Row, labels.Document, Plan.OntologyOf(labels.Row), _options.FrameStep, _format.NeedsClassifications, _leftOut, _format.FramesOf(labels.Row)))
            {
                picture.Labels = _format.LabelsOf(picture, context);
                if (_options.ExcludeEmpty && picture.Labels.Count == 0)
                {
                    _leftOut.Add("Image", "nothing is labelled in it, and -ExcludeEmpty was given");
                    continue;
                }

                if (!_format.WantsImage(picture, _leftOut))
                {
                    continue;
                }

                picture.Split = _options.Split.Of(labels.Row)!;
                picture.Stem = Plan.Stems.NameOf(NamedData.Of(labels.Row), picture.Frame);
                picture.Extension = FileKind.ExtensionOf(null, picture.FileType, FileStem.ExtensionOf(picture.Title)) is { Length: > 0 } extension && picture.IsFile ? extension : ".jpg";
                pictures.Add(picture);
            }

            return pictures;
        }
        catch (EncordException damaged)
        {
            Fail(labels.Row, damaged, failures);
            return null;
        }
    }

    /// <summary>Takes note of the image file of a picture.</summary>
    private void Take(ExportPicture picture, PictureFile? file, ExportFolder folder, WorkStream<ItemFailure> failures)
    {
        if (file?.Failure is { } failure)
        {
            picture.ImageFile = null;
            Fail(picture.Row, failure, failures);
            _leftOut.Add("ImageFile", "it could not be brought; see the error");
        }

        if (file?.Reason is { } reason)
        {
            _leftOut.Add("ImageFile", reason);
        }

        if (file?.Entry is not { } entry)
        {
            return;
        }

        picture.ImageFile = entry.File;
        picture.Header = file.Header;
        if (_format.KeepsImages)
        {
            folder.Note(entry);
            _result.ImageFiles++;
        }
    }

    private void Note(long count, string notice)
    {
        if (count > 0)
        {
            _notices.TryGetValue(notice, out var before);
            _notices[notice] = before + count;
        }
    }
}
