using Encord.Client.Bundles;
using Encord.Client.Interchange.Exporting;
using Encord.Client.Labels;
using Encord.Client.Labels.Documents;
using Encord.Client.Labels.Reading;

namespace Encord.Client.Interchange.Coco.Exporting;

/// <summary>
/// Exports label rows to a COCO file. Rows are loaded a bundle at a time and written as they come; nothing is created for rows without labels.
/// </summary>
internal sealed class CocoExport(EncordClient client, CocoExportOptions options)
{
    private readonly CocoExportResult _result = new() { Path = options.Path, ProjectHash = options.ProjectHash };
    private readonly CategoryTable _categories = new();
    private readonly LeftOutCounts _leftOut = new();
    private readonly HashSet<(string Project, string Data, string Branch)> _seen = [];
    private readonly Dictionary<string, OntologyStructure> _ontologies = new(StringComparer.Ordinal);

    /// <summary>What it came to; complete when the export has ended.</summary>
    public CocoExportResult Result => _result;

    /// <summary>Writes the file, and gives each row that could not be loaded; the others are written.</summary>
    /// <param name="rows">The rows, of any projects. Labels that they hold already are written as they are held.</param>
    /// <param name="progress">Called with the number of rows and annotations written.</param>
    /// <param name="cancellationToken">Stops it; no file is left behind.</param>
    public IAsyncEnumerable<ItemFailure> RunAsync(IAsyncEnumerable<LabelRow> rows, Action<long, long>? progress, CancellationToken cancellationToken) =>
        WorkStream<ItemFailure>.RunAsync((failures, stop) => WriteAsync(rows, progress, failures, stop), cancellationToken);

    private async Task WriteAsync(IAsyncEnumerable<LabelRow> rows, Action<long, long>? progress, WorkStream<ItemFailure> failures, CancellationToken cancellationToken)
    {
        using var file = new CocoFileWriter(options.Path);
        var bundle = new List<LabelRow>();
        await foreach (var row in rows.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (bundle.Count > 0 && (bundle.Count >= options.BundleSize || bundle[0].ProjectHash != row.ProjectHash))
            {
                await WriteAsync(bundle, file, failures, cancellationToken).ConfigureAwait(false);
                progress?.Invoke(_result.Rows, _result.Annotations);
                bundle.Clear();
            }

            if (_seen.Add((row.ProjectHash, row.DataHash, row.BranchName)))
            {
                bundle.Add(row);
            }
            else
            {
                _leftOut.Add("LabelRow", "the same row was given before");
            }
        }

        await WriteAsync(bundle, file, failures, cancellationToken).ConfigureAwait(false);
        await failures.OwnThread;
        file.Complete(_categories.Write);
        _result.Categories = _categories.Count;
        _result.Images = file.Images;
        _result.Annotations = file.Annotations;
        _result.LeftOut = new(_leftOut.ToList().Select(one => new CocoLeftOut { Kind = one.Kind, Count = one.Count, Reason = one.Reason }).ToArray());
        _result.RowsLeftOut = (int)_leftOut.CountOf("LabelRow");
        _result.ObjectsLeftOut = _leftOut.CountOf("Object");
    }

    private async Task WriteAsync(List<LabelRow> bundle, CocoFileWriter file, WorkStream<ItemFailure> failures, CancellationToken cancellationToken)
    {
        if (bundle.Count == 0)
        {
            return;
        }

        var project = bundle[0].ProjectHash;
        if (!_ontologies.TryGetValue(project, out var ontology))
        {
            _ontologies[project] = ontology = await client.Labels.GetStructureAsync(project, refresh: true, cancellationToken).ConfigureAwait(false);
            _categories.Add(ontology);
        }

        // Rows are written in the order they came, so each document waits for those before it.
        var arrived = new Dictionary<string, LabelDocument>(StringComparer.OrdinalIgnoreCase);
        var next = 0;
        var asked = bundle.Where(row => IsWanted(row) && row.Labels is not LabelDocument && row.LabelHash is not null).ToArray();
        EncordException? failure = null;
        if (asked.Length > 0)
        {
            var byHash = asked.GroupBy(row => row.LabelHash!, StringComparer.OrdinalIgnoreCase).ToDictionary(group => group.Key, group => group.First(), StringComparer.OrdinalIgnoreCase);
            try
            {
                await foreach (var loaded in client.Labels.GetDocumentsAsync(project, [.. byHash.Keys], new LabelOptions(), cancellationToken).ConfigureAwait(false))
                {
                    await failures.OwnThread;
                    if (loaded.Header.LabelHash is { } hash && byHash.TryGetValue(hash, out var row))
                    {
                        arrived[hash] = LabelDocument.Load(loaded.Json, loaded.Header, LabelDocuments.FactsOf(row));
                    }

                    for (; next < bundle.Count && IsReady(bundle[next], arrived); next++)
                    {
                        Write(bundle[next], arrived, ontology, file, failures);
                    }
                }
            }
            catch (EncordException exception) when (exception.ErrorId != EncordErrorId.FileNotWritten)
            {
                failure = exception;
            }
        }

        for (; next < bundle.Count; next++)
        {
            await failures.OwnThread;
            if (IsReady(bundle[next], arrived))
            {
                Write(bundle[next], arrived, ontology, file, failures);
            }
            else
            {
                failures.Add(bundle[next], failure ?? new EncordException(EncordErrorId.NotFound, "The server did not answer with this label row. Check that it is still in the project."));
            }
        }
    }

    private bool IsWanted(LabelRow row) => row.DataType is "Image" or "ImageGroup" || (options.IncludeVideo && row.DataType is "Video" or "Dicom" or "Nifti");

    private bool IsReady(LabelRow row, Dictionary<string, LabelDocument> arrived) =>
        !IsWanted(row) || row.LabelHash is null || row.Labels is LabelDocument || arrived.ContainsKey(row.LabelHash);

    private void Write(LabelRow row, Dictionary<string, LabelDocument> arrived, OntologyStructure ontology, CocoFileWriter file, WorkStream<ItemFailure> failures)
    {
        if (!IsWanted(row))
        {
            _leftOut.Add("LabelRow", row.DataType is "Video" or "Dicom" or "Nifti"
                ? $"the kind is {row.DataType}, which needs -IncludeVideo"
                : $"the kind is {row.DataType}, which has no pictures");
            return;
        }

        var document = row.Labels as LabelDocument;
        if (document is null && (row.LabelHash is null || !arrived.TryGetValue(row.LabelHash, out document)))
        {
            _result.Rows++;
            foreach (var picture in RowPictures.Of(row))
            {
                file.AddImage(picture, row);
            }

            return;
        }

        if (row.LabelHash is not null)
        {
            arrived.Remove(row.LabelHash);
        }

        Dictionary<int, List<ObjectInstance>> objects;
        List<RowPicture> pictures;
        RowAnswers answers;
        int classifications;
        try
        {
            var reader = new LabelReader(document!, ontology);
            classifications = reader.Classifications().Count;
            objects = reader.Objects().Where(instance => instance.IsDeleted is not true).GroupBy(instance => instance.Frame ?? -1)
                .ToDictionary(frame => frame.Key, frame => frame.ToList());
            (pictures, answers) = RowPictures.Read(document!, objects.Keys.Where(frame => frame >= 0));
        }
        catch (EncordException damaged)
        {
            failures.Add(row, damaged);
            return;
        }

        _result.Rows++;
        _leftOut.Add("Classification", "COCO has no place for classifications of a whole picture", classifications);
        foreach (var picture in pictures)
        {
            var image = file.AddImage(picture, row);
            if (!objects.TryGetValue(picture.Frame, out var here))
            {
                continue;
            }

            objects.Remove(picture.Frame);
            foreach (var instance in here)
            {
                if (Add(instance, ontology.Find(instance.FeatureHash) is not null, picture, image, answers, file) is { } reason)
                {
                    _leftOut.Add("Object", reason);
                }
            }
        }

        _leftOut.Add("Object", "the data unit has no such frame", objects.Values.Sum(rest => rest.Count));
    }

    /// <returns>Why it is left out; null when it is in the file.</returns>
    private string? Add(ObjectInstance instance, bool ontologyHas, RowPicture picture, long image, RowAnswers answers, CocoFileWriter file)
    {
        if (!_categories.TryFind(instance.FeatureHash, out var category, out var template))
        {
            return ontologyHas ? $"COCO has no place for the shape {instance.Shape}" : "the ontology no longer has the class";
        }

        return picture.Width <= 0 || picture.Height <= 0
            ? "the size of the picture is not known"
            : file.AddAnnotation((json, id) => AnnotationWriter.Write(json, instance, id, image, category, template, picture, answers));
    }
}
