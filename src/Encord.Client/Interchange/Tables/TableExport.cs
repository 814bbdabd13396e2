using System.Text.Json;
using Encord.Client.Bundles;
using Encord.Client.Downloads;
using Encord.Client.Files;
using Encord.Client.Interchange.Exporting;
using Encord.Client.Json;
using Encord.Client.Labels.Documents;
using Encord.Client.Labels.Reading;

namespace Encord.Client.Interchange.Tables;

/// <summary>Exports the labels of rows to one file, of every kind of data. Rows are gone through twice, for names and for labels, and pass through.</summary>
internal sealed class TableExport(EncordClient client, Func<CancellationToken, IAsyncEnumerable<LabelRow>> list, TableExportOptions options)
{
    private readonly TableExportResult _result = new() { Path = options.Path, Format = options.Format.ToString() };
    private readonly LeftOutCounts _leftOut = new();
    private readonly StemTable _stems = new(new NamePattern(options.NamePattern));
    private readonly Dictionary<string, OntologyStructure> _ontologies = new(StringComparer.Ordinal);

    /// <summary>What it came to; complete when the export has ended.</summary>
    public TableExportResult Result => _result;

    /// <summary>Writes the file, and gives each row that could not be read; the others are written.</summary>
    /// <param name="progress">Told rows that were read.</param>
    /// <param name="cancellationToken">Stops it; no file is left behind.</param>
    public IAsyncEnumerable<ItemFailure> RunAsync(Action<long>? progress, CancellationToken cancellationToken) =>
        WorkStream<ItemFailure>.RunAsync((failures, stop) => WriteAsync(progress, failures, stop), cancellationToken);

    private async Task WriteAsync(Action<long>? progress, WorkStream<ItemFailure> failures, CancellationToken cancellationToken)
    {
        await foreach (var row in list(cancellationToken).ConfigureAwait(false))
        {
            _stems.Add(NamedData.Of(row));
            if (!_ontologies.ContainsKey(row.ProjectHash))
            {
                _ontologies[row.ProjectHash] = await client.Labels.GetStructureAsync(row.ProjectHash, refresh: true, cancellationToken).ConfigureAwait(false);
            }
        }

        var schema = new TableSchema(_ontologies.Values);
        var classes = ClassTable.Make(
            _ontologies.Values.SelectMany(ontology => ontology.Objects).Select(one => new ClassSource(one.FeatureHash, one.Name, one.Shape)).ToArray(), null, null);
        var lines = new TableLine(schema, options.IsNormalized);
        using var file = new OutputFile(options.Path);
        var writer = TableWriter.Create(options, file.Stream, schema, classes);
        var bundle = new List<LabelRow>();
        await foreach (var row in list(cancellationToken).ConfigureAwait(false))
        {
            if (bundle.Count > 0 && (bundle.Count >= options.BundleSize || bundle[0].ProjectHash != row.ProjectHash))
            {
                await WriteAsync(bundle, writer, lines, progress, failures, cancellationToken).ConfigureAwait(false);
                bundle.Clear();
            }

            if (row.LabelHash is null && row.Labels is null)
            {
                _leftOut.Add("LabelRow", "it has no labels yet (not initialised)");
            }
            else
            {
                bundle.Add(row);
            }
        }

        await WriteAsync(bundle, writer, lines, progress, failures, cancellationToken).ConfigureAwait(false);
        await failures.OwnThread;
        writer.Complete();
        file.Complete();
        _result.LeftOut = _leftOut.ToList();
    }

    private async Task WriteAsync(
        List<LabelRow> bundle, TableWriter writer, TableLine lines, Action<long>? progress, WorkStream<ItemFailure> failures, CancellationToken cancellationToken)
    {
        if (bundle.Count == 0)
        {
            return;
        }

        await foreach (var labels in RowDocuments.ReadAsync(client.Labels, bundle, cancellationToken).ConfigureAwait(false))
        {
            await failures.OwnThread;
            IReadOnlyCollection<TablePicture> pictures;
            try
            {
                pictures = Read(labels.Row, labels.Document ?? throw labels.Failure ?? new EncordException(EncordErrorId.NotFound, "The label row has no labels any more."), lines);
            }
            catch (EncordException damaged)
            {
                _result.Failed++;
                failures.Add(labels.Row, damaged);
                continue;
            }

            foreach (var picture in pictures)
            {
                writer.Write(picture);
            }

            _result.Rows++;
            progress?.Invoke(_result.Rows);
        }
    }

    private IReadOnlyCollection<TablePicture> Read(LabelRow row, LabelDocument document, TableLine lines)
    {
        var split = options.Split.Of(row);
        if (split is null)
        {
            _leftOut.Add("LabelRow", options.Split.Missing);
            return [];
        }

        // What nobody split is in no split.
        split = options.Split.IsGiven ? split : "";
        var reader = new LabelReader(document, _ontologies[row.ProjectHash]);
        var objects = reader.Objects().Where(instance => instance.IsDeleted is not true).ToArray();
        var classifications = reader.Classifications();
        var pictures = new SortedDictionary<int, TablePicture>();
        document.Read(root =>
        {
            foreach (var unit in root.Members("data_units").Select(member => member.Value))
            {
                if (document.Layout is LabelLayout.SingleFrame or LabelLayout.FramePerUnit)
                {
                    PictureOf(document.Layout == LabelLayout.SingleFrame ? 0 : unit.Integer("data_sequence") ?? pictures.Count, unit);
                }
            }

            return true;
        });

        // Data without frames has one place, in front of all.
        foreach (var instance in objects)
        {
            var picture = PictureOf(instance.Frame ?? -1, default);
            picture.Objects.Add(instance);
            picture.Lines.Add(lines.Of(row, instance, picture.Place, split));
        }

        foreach (var instance in classifications)
        {
            var first = PictureOf(instance.Frames.Count > 0 && document.Layout is not LabelLayout.Ranges ? instance.Frames[0].Start : -1, default);
            first.Lines.Add(lines.Of(row, instance, first.Place, split));
            foreach (var picture in pictures.Values.Where(picture => picture == first || (picture.Frame is { } frame && instance.Frames.Contains(frame))))
            {
                picture.Classifications.Add(instance);
            }
        }

        _result.Objects += objects.Length;
        _result.Classifications += classifications.Count;
        _result.Images += pictures.Keys.Count(frame => frame >= 0);
        return pictures.Values;

        TablePicture PictureOf(int frame, JsonElement unit)
        {
            if (pictures.TryGetValue(frame, out var known))
            {
                return known;
            }

            var hasUnit = unit.ValueKind == JsonValueKind.Object;
            var title = (hasUnit ? unit.Text("data_title") : null) ?? row.DataTitle;
            var extension = FileKind.ExtensionOf(null, hasUnit ? unit.Text("data_type") ?? row.FileType : row.FileType, FileStem.ExtensionOf(title));
            var place = new TableLine.Place(
                title,
                frame < 0 ? _stems.NameOf(NamedData.Of(row) with { IsOneOfMany = false }, 0) + extension
                    : _stems.NameOf(NamedData.Of(row), frame) + (row.DataType is "Image" or "ImageGroup" ? extension : ".jpg"),
                (hasUnit ? unit.Integer("width") : null) ?? row.Width ?? 0,
                (hasUnit ? unit.Integer("height") : null) ?? row.Height ?? 0);
            return pictures[frame] = new TablePicture(row, frame < 0 ? null : frame, place, split);
        }
    }
}
