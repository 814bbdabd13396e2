using System.Text.Json;
using Encord.Emulator.Activity;
using Encord.Emulator.Database;
using Encord.Emulator.Datasets;
using Encord.Emulator.Hosting;
using Encord.Emulator.LabelRows;
using Encord.Emulator.Pipeline;
using Encord.Emulator.Projects;
using Encord.Emulator.Users;
using Encord.Emulator.Workflow;

namespace Encord.Emulator.Labels;

/// <summary>Creates, loads and saves label documents.</summary>
internal sealed class LabelService(
    EmulatorDatabase database, LabelRowStore rows, LabelContentStore contents, DataRowStore data, DatasetStore datasets,
    ProjectStore projects, TaskStore tasks, LabelValidator validator, LabelActivity activity, EmulatorOptions options, TimeProvider clock)
    : IEmulatorService
{
    public void CheckLimit(int count)
    {
        if (count > options.LabelLimit)
        {
            throw WireError.MultiLabelLimit(options.LabelLimit);
        }
    }

    /// <exception cref="WireError">The platform answers "not authorised" for hashes that are not in the project, known or not.</exception>
    public LabelRow Require(Project project, string labelHash) =>
        rows.Find(labelHash) is { } row && row.ProjectHash == project.Hash
            ? row
            : throw WireError.Forbidden($"There is no label row {labelHash} in project {project.Hash}.");

    /// <summary>All or none; duplicates count once.</summary>
    public List<LabelRow> Create(Project project, Caller caller, IEnumerable<string> dataHashes, string branch) => database.Transaction(() =>
    {
        var attached = projects.Datasets(project.Hash);
        var now = clock.Now();
        var created = new List<LabelRow>();
        foreach (var dataHash in dataHashes.Distinct(StringComparer.Ordinal))
        {
            if (data.Find(dataHash) is not { } unit || !attached.Contains(unit.DatasetHash))
            {
                throw WireError.Forbidden($"There is no data {dataHash} in project {project.Hash}.");
            }

            if (rows.Find(project.Hash, dataHash, branch) is { } existing)
            {
                throw WireError.Exists($"Data {dataHash} has label row {existing.LabelHash} on branch '{branch}' already.");
            }

            var row = new LabelRow(
                Guid.NewGuid().ToString(), project.Hash, dataHash, branch, "LABEL_IN_PROGRESS", IsValid: true, Version: 0, Errors: [], now, now);
            rows.Add(row);
            activity.Created(row, caller);
            created.Add(row);
        }

        return created;
    });

    /// <summary>Rows with their contents, for one piece of an answer.</summary>
    public List<LabelDocument> Load(Project project, IReadOnlyList<LabelRow> piece)
    {
        var loaded = contents.Load(piece.Select(row => row.LabelHash));
        var documents = new List<LabelDocument>(piece.Count);
        var titles = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in piece)
        {
            var unit = data.Find(row.DataHash) ?? throw WireError.NotFound($"The data of label row {row.LabelHash} was deleted.");
            var task = tasks.FindByData(project.Hash, row.DataHash);
            if (!titles.TryGetValue(unit.DatasetHash, out var title))
            {
                titles[unit.DatasetHash] = title = datasets.Find(unit.DatasetHash)?.Title ?? "";
            }

            documents.Add(new LabelDocument(
                row, unit, title, project.IsWorkflow ? null : task?.AnnotationTaskStatus, task?.IsShadow ?? false,
                loaded.GetValueOrDefault(row.LabelHash) ?? LabelContent.Empty));
        }

        return documents;
    }

    /// <summary>Opening a row that was not labelled starts its labelling.</summary>
    public LabelRow Open(LabelRow row)
    {
        if (row.Status != "NOT_LABELLED")
        {
            return row;
        }

        var opened = row with { Status = "LABEL_IN_PROGRESS" };
        rows.Update(opened);
        return opened;
    }

    /// <summary>All or none. Without <paramref name="mustBeValid"/> flaws are kept with the row; broken documents are always refused.</summary>
    public void Save(Project project, Caller caller, IReadOnlyList<(string LabelHash, JsonElement Document)> documents, bool mustBeValid)
    {
        var prepared = new List<(string LabelHash, List<string> Errors, LabelContent Content)>(documents.Count);
        foreach (var (labelHash, document) in documents)
        {
            var row = Require(project, labelHash);
            var named = document.Text("label_hash");
            if (named is not null && named != labelHash)
            {
                throw WireError.CorruptedLabel($"The document for {labelHash} says it is {named}.");
            }

            var unit = data.Find(row.DataHash) ?? throw WireError.NotFound($"The data of label row {labelHash} was deleted.");
            var content = LabelDocumentReader.Read(document, unit, caller.Email);
            var flaws = validator.Check(document, unit, project.OntologyHash);
            if (mustBeValid && flaws.Count > 0)
            {
                throw flaws[0].AsError(labelHash);
            }

            if (flaws.FirstOrDefault(flaw => flaw.IsFatal) is { } fatal)
            {
                throw fatal.AsError(labelHash);
            }

            prepared.Add((labelHash, [.. flaws.Select(flaw => flaw.Message)], content));
        }

        database.Transaction(() =>
        {
            foreach (var (labelHash, errors, content) in prepared)
            {
                // Read again: a status may have changed while the documents were checked.
                var row = Require(project, labelHash);
                activity.Saving(row, content, caller);
                rows.Update(row with
                {
                    IsValid = errors.Count == 0,
                    Errors = errors,
                    Version = row.Version + 1,
                    LastEditedAt = clock.Now(),
                });
                contents.Save(labelHash, KeepRings(labelHash, content));
            }
        });
    }

    private LabelContent KeepRings(string labelHash, LabelContent content)
    {
        if (!content.Units.Values.Any(unit => PolygonRings.MayBeMissing(unit.Labels))
            || !contents.Load([labelHash]).TryGetValue(labelHash, out var stored))
        {
            return content;
        }

        return content with
        {
            Units = content.Units.ToDictionary(
                unit => unit.Key,
                unit => stored.Units.TryGetValue(unit.Key, out var old)
                    ? unit.Value with { Labels = PolygonRings.Restore(unit.Value.Labels, old.Labels) }
                    : unit.Value),
        };
    }
}
