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
    private readonly Dictionary<string, OntologyStructure> _ontologies = new(StringComparer.Ordinal);

    /// <param name="rows">The rows, of any projects. Labels that they hold already are written as they are held.</param>
    /// <param name="progress">Told rows and annotations written.</param>
    /// <param name="failed">Told each row that could not be loaded; the others are written.</param>
    /// <param name="cancellationToken">Stops it; no file is left behind.</param>
    public async Task<CocoExportResult> RunAsync(
        IAsyncEnumerable<LabelRow> rows, Action<long, long>? progress, Action<LabelRow, EncordException> failed, CancellationToken cancellationToken)
    {
        using var file = new CocoFileWriter(options.Path);
        var bundle = new List<LabelRow>();
        await foreach (LabelRow row in rows.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (bundle.Count > 0 && (bundle.Count >= options.BundleSize || bundle[0].ProjectHash != row.ProjectHash))
            {
                await WriteAsync(bundle, file, failed, cancellationToken).ConfigureAwait(false);
                progress?.Invoke(_result.Rows, _result.Annotations);
                bundle.Clear();
            }

            bundle.Add(row);
        }

        await WriteAsync(bundle, file, failed, cancellationToken).ConfigureAwait(false);
        file.Complete(_categories.Write);
        _result.Categories = _categories.Count;
        _result.Images = file.Images;
        _result.Annotations = file.Annotations;
        return _result;
    }

    private async Task WriteAsync(List<LabelRow> bundle, CocoFileWriter file, Action<LabelRow, EncordException> failed, CancellationToken cancellationToken)
    {
        if (bundle.Count == 0)
        {
            return;
        }

        string project = bundle[0].ProjectHash;
        if (!_ontologies.TryGetValue(project, out OntologyStructure? ontology))
        {
            _ontologies[project] = ontology = await client.Labels.GetStructureAsync(project, refresh: true, cancellationToken).ConfigureAwait(false);
            _categories.Add(ontology);
        }

        // Rows are written in the order they came, so each document waits for those before it.
        var arrived = new Dictionary<string, LabelDocument>(StringComparer.OrdinalIgnoreCase);
        int next = 0;
        LabelRow[] asked = bundle.Where(row => IsWanted(row) && row.Labels is not LabelDocument && row.LabelHash is not null).ToArray();
        EncordException? failure = null;
        if (asked.Length > 0)
        {
            Dictionary<string, LabelRow> byHash = asked.GroupBy(row => row.LabelHash!, StringComparer.OrdinalIgnoreCase).ToDictionary(group => group.Key, group => group.First(), StringComparer.OrdinalIgnoreCase);
            try
            {
                await foreach (LabelDocumentBytes loaded in client.Labels.GetDocumentsAsync(project, [.. byHash.Keys], new LabelOptions(), cancellationToken).ConfigureAwait(false))
                {
                    if (loaded.Header.LabelHash is { } hash && byHash.TryGetValue(hash, out LabelRow? row))
                    {
                        arrived[hash] = LabelDocument.Load(loaded.Json, loaded.Header, LabelDocuments.FactsOf(row));
                    }

                    for (; next < bundle.Count && IsReady(bundle[next], arrived); next++)
                    {
                        Write(bundle[next], arrived, ontology, file);
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
            if (IsReady(bundle[next], arrived))
            {
                Write(bundle[next], arrived, ontology, file);
            }
            else
            {
                failed(bundle[next], failure ?? new EncordException(EncordErrorId.NotFound, "The server did not answer with this label row. Check that it is still in the project."));
            }
        }
    }

    private bool IsWanted(LabelRow row) => row.DataType is "Image" or "ImageGroup" || (options.IncludeVideo && row.DataType is "Video" or "Dicom" or "Nifti");

    private bool IsReady(LabelRow row, Dictionary<string, LabelDocument> arrived) =>
        !IsWanted(row) || row.LabelHash is null || row.Labels is LabelDocument || arrived.ContainsKey(row.LabelHash);

    private void Write(LabelRow row, Dictionary<string, LabelDocument> arrived, OntologyStructure ontology, CocoFileWriter file)
    {
        if (!IsWanted(row))
        {
            _result.RowsLeftOut++;
            return;
        }

        _result.Rows++;
        LabelDocument? document = row.Labels as LabelDocument;
        if (document is null && (row.LabelHash is null || !arrived.TryGetValue(row.LabelHash, out document)))
        {
            foreach (RowPicture picture in RowPictures.Of(row))
            {
                file.AddImage(picture, row);
            }

            return;
        }

        if (row.LabelHash is not null)
        {
            arrived.Remove(row.LabelHash);
        }

        ILookup<int, ObjectInstance> objects = new LabelReader(document!, ontology).Objects().Where(instance => instance.IsDeleted is not true).ToLookup(instance => instance.Frame ?? -1);
        (List<RowPicture> pictures, RowAnswers answers) = RowPictures.Read(document!, objects.Select(frame => frame.Key).Where(frame => frame >= 0));
        foreach (RowPicture picture in pictures)
        {
            long image = file.AddImage(picture, row);
            foreach (ObjectInstance instance in objects[picture.Frame])
            {
                if (picture.Width <= 0 || picture.Height <= 0 || !_categories.TryFind(instance.FeatureHash, out int category, out SkeletonTemplate? template)
                    || !file.TryAddAnnotation((json, id) => AnnotationWriter.TryWrite(
                        json, instance, id, image, category, template, picture.Width, picture.Height, answers)))
                {
                    _result.ObjectsLeftOut++;
                }
            }
        }
    }
}
