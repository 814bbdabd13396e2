using System.Collections.Concurrent;
using System.Text.Json;
using Encord.Client.Http;
using Encord.Client.Json;
using Encord.Client.Labels.Documents;
using Encord.Client.Labels.Rules;
using Encord.Client.Ontologies;
using Encord.Client.Ontologies.Structure;
using Encord.Client.Projects;

namespace Encord.Client.Labels;

/// <summary>The labels of label rows. Each operation is one request.</summary>
internal sealed class LabelClient(EncordTransport transport, ProjectClient projects, OntologyClient ontologies)
{
    private static readonly LabelDocumentParser Documents = new();

    private readonly ConcurrentDictionary<string, OntologyStructure> _structures = new(StringComparer.Ordinal);

    /// <summary>Loads the labels of rows that have some, all of one project, into the rows.</summary>
    /// <returns>The rows that the server did not answer with.</returns>
    public async Task<IReadOnlyList<LabelRow>> LoadAsync(string projectHash, IReadOnlyList<LabelRow> rows, LabelOptions options, CancellationToken cancellationToken) =>
        Attach(rows, await FetchAsync(projectHash, rows, options, cancellationToken).ConfigureAwait(false));

    /// <summary>Creates the labels of rows that have none yet, all of one project and one branch, and puts them into the rows.</summary>
    /// <returns>The rows that the server did not answer with.</returns>
    public async Task<IReadOnlyList<LabelRow>> CreateAsync(string projectHash, IReadOnlyList<LabelRow> rows, bool includeSignedUrl, CancellationToken cancellationToken) =>
        Attach(rows, await FetchCreatedAsync(projectHash, rows, includeSignedUrl, cancellationToken).ConfigureAwait(false));

    /// <summary>Reads the labels of rows that have some, all of one project.</summary>
    /// <returns>Those that the server answered with.</returns>
    public Task<IReadOnlyList<LoadedLabels>> FetchAsync(string projectHash, IReadOnlyList<LabelRow> rows, LabelOptions options, CancellationToken cancellationToken)
    {
        var query = LabelRowQuery.Load(projectHash, rows.Select(row => row.LabelHash!), options);
        return FetchAsync(query, rows, row => row.LabelHash!, header => header.LabelHash, options.IsFiltered, cancellationToken);
    }

    /// <summary>Creates the labels of rows that have none yet, all of one project and one branch.</summary>
    /// <returns>Those that the server answered with.</returns>
    public Task<IReadOnlyList<LoadedLabels>> FetchCreatedAsync(string projectHash, IReadOnlyList<LabelRow> rows, bool includeSignedUrl, CancellationToken cancellationToken)
    {
        var branch = rows[0].BranchName.Length > 0 ? rows[0].BranchName : null;
        var query = LabelRowQuery.Create(projectHash, rows.Select(row => row.DataHash), branch, includeSignedUrl);
        return FetchAsync(query, rows, row => row.DataHash, header => header.DataHash, isFiltered: false, cancellationToken);
    }

    /// <summary>Saves rows, all of one project, as they were when the snapshots were taken.</summary>
    public async Task SaveAsync(string projectHash, IReadOnlyList<LabelSnapshot> rows, bool validateBeforeSaving, CancellationToken cancellationToken)
    {
        // Written twice, for the signature and for the server, and never held as a whole.
        var payload = RequestBody.From((target, token) => WriteAsync(target, rows, validateBeforeSaving, token));
        await transport.SendAsync(LabelRowQuery.Save(projectHash, rows.Select(row => row.Row.LabelHash!), payload), cancellationToken).ConfigureAwait(false);
        foreach (var row in rows)
        {
            row.Document.MarkSaved(row.Json);
        }
    }

    /// <summary><c>complete</c> or <c>reopen</c> the workflow task of label rows.</summary>
    public Task MoveAsync(string projectHash, IReadOnlyList<string> labelHashes, string action, CancellationToken cancellationToken) => transport.SendAsync(
        new V1Query(ResourceScope.Project, projectHash, "labelworkflowgraphnode", "POST")
        {
            Uid = JsonFragment.Texts(labelHashes),
            Payload = JsonFragment.Write(writer => WriteOne(writer, "action", action)),
        },
        cancellationToken);

    /// <summary>Sets the priority of workflow tasks; the wire names them by data hash.</summary>
    public Task SetPriorityAsync(string projectHash, IReadOnlyList<string> dataHashes, double priority, CancellationToken cancellationToken) =>
        SetPrioritiesAsync(projectHash, dataHashes.Select(hash => new KeyValuePair<string, double>(hash, priority)), cancellationToken);

    /// <summary>The same, with a priority for each.</summary>
    public Task SetPrioritiesAsync(string projectHash, IEnumerable<KeyValuePair<string, double>> priorities, CancellationToken cancellationToken) => transport.SendAsync(
        V2Request.Post($"projects/{projectHash}/priorities", JsonFragment.Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("priorities");
            foreach (var one in priorities)
            {
                writer.WriteStartArray();
                writer.WriteStringValue(one.Key);
                writer.WriteNumberValue(one.Value);
                writer.WriteEndArray();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        })),
        cancellationToken);

    /// <summary>Sets the status of a row in a project without a workflow; in the wire's spelling.</summary>
    public Task SetStatusAsync(string projectHash, string labelHash, string status, CancellationToken cancellationToken) => transport.SendAsync(
        new V1Query(ResourceScope.Project, projectHash, "labelstatus", "POST")
        {
            Uid = labelHash,
            Payload = JsonFragment.Write(writer => WriteOne(writer, "label_status", status)),
        },
        cancellationToken);

    /// <summary>Hands a row in for review, in a project without a workflow.</summary>
    public Task SubmitAsync(string projectHash, string labelHash, CancellationToken cancellationToken) =>
        transport.SendAsync(new V1Query(ResourceScope.Project, projectHash, "review", "PUT") { Uid = labelHash, IsRepeatSafe = true }, cancellationToken);

    /// <summary>What the server thinks of the labels of a row.</summary>
    public Task<LabelValidation> ValidateAsync(string projectHash, string labelHash, CancellationToken cancellationToken) => transport.SendAsync(
        V2Request.Get($"projects/{projectHash}/labels/{labelHash}/validation-state"),
        ElementParser<LabelValidation>.Of(record => new LabelValidation(
            record.Element.Flag("isValid") ?? throw new JsonException(null, "isValid", null, null),
            record.Element.Items("errors").Select(error => error.ValueKind == JsonValueKind.String ? error.GetString()! : error.GetRawText()).ToArray())),
        cancellationToken);

    /// <summary>The documents of label rows, as they are.</summary>
    public IAsyncEnumerable<LabelDocumentBytes> GetDocumentsAsync(string projectHash, IReadOnlyList<string> labelHashes, LabelOptions options, CancellationToken cancellationToken) =>
        transport.StreamAsync(LabelRowQuery.Load(projectHash, labelHashes, options), Documents, cancellationToken);

    /// <summary>Creates the labels of data units, all on one branch; null for the main one. Gives the documents as they are.</summary>
    public IAsyncEnumerable<LabelDocumentBytes> CreateDocumentsAsync(string projectHash, IReadOnlyList<string> dataHashes, string? branchName, CancellationToken cancellationToken) =>
        transport.StreamAsync(LabelRowQuery.Create(projectHash, dataHashes, branchName, includeSignedUrl: false), Documents, cancellationToken);

    /// <summary>The document of one label row, as it is.</summary>
    public async Task<LabelDocumentBytes> GetDocumentAsync(string projectHash, string labelHash, LabelOptions options, CancellationToken cancellationToken) =>
        await transport.SendAsync(LabelRowQuery.LoadOne(projectHash, labelHash, options), Documents, cancellationToken).ConfigureAwait(false);

    /// <summary>The documents of label rows of one project, put to what wanted them.</summary>
    /// <returns>Those that the server did not answer with.</returns>
    public async Task<IReadOnlyDictionary<WantedDocument, EncordException>> GetDocumentsAsync(
        string projectHash, IReadOnlyList<WantedDocument> wanted, LabelOptions options, CancellationToken cancellationToken)
    {
        if (wanted.Count == 1)
        {
            wanted[0].Document = await GetDocumentAsync(projectHash, wanted[0].LabelHash, options, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            var waiting = wanted.ToLookup(one => one.LabelHash, StringComparer.OrdinalIgnoreCase);
            await foreach (var document in GetDocumentsAsync(projectHash, waiting.Select(one => one.Key).ToArray(), options, cancellationToken).ConfigureAwait(false))
            {
                foreach (var one in waiting[document.Header.LabelHash ?? ""])
                {
                    one.Document = document;
                }
            }
        }

        return wanted.Where(one => one.Document is null).ToDictionary(
            one => one, one => new EncordException(EncordErrorId.NotFound, $"The server gave no labels for {one.LabelHash}."));
    }

    /// <summary>Creates the labels of a data unit on the main branch.</summary>
    public Task<LabelDocumentBytes> CreateDocumentAsync(string projectHash, string dataHash, CancellationToken cancellationToken) =>
        transport.SendAsync(LabelRowQuery.CreateOne(projectHash, dataHash), Documents, cancellationToken);

    /// <summary>Saves one document as it stands.</summary>
    public Task SaveDocumentAsync(string projectHash, LabelDocument document, bool validateBeforeSaving, CancellationToken cancellationToken)
    {
        var json = document.ToJsonForSaving().ToArray();
        // The wish to validate travels inside the document itself on this call.
        var body = validateBeforeSaving
            ? RequestBody.Of(json.AsMemory(0, Array.LastIndexOf(json, (byte)'}')), ",\"validate_before_saving\":true}"u8.ToArray())
            : RequestBody.Of(json);
        return transport.SendAsync(LabelRowQuery.SaveOne(projectHash, document.Header.LabelHash, body), cancellationToken);
    }

    /// <summary>The ontology of a project, asked for once.</summary>
    /// <param name="projectHash">The project.</param>
    /// <param name="refresh">Whether to ask again, because a feature was not in what is known.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<OntologyStructure> GetStructureAsync(string projectHash, bool refresh, CancellationToken cancellationToken)
    {
        if (!refresh && _structures.TryGetValue(projectHash, out var known))
        {
            return known;
        }

        var project = await projects.GetAsync(projectHash, cancellationToken).ConfigureAwait(false);
        var ontology = await ontologies.GetAsync(project.OntologyHash, projectHash, cancellationToken).ConfigureAwait(false);
        return _structures[projectHash] = OntologyStructureReader.Read(ontology.Json);
    }

    private async Task<IReadOnlyList<LoadedLabels>> FetchAsync(
        V1Query query, IReadOnlyList<LabelRow> rows, Func<LabelRow, string> keyOf, Func<LabelDocumentHeader, string?> keyIn, bool isFiltered, CancellationToken cancellationToken)
    {
        // A pipeline may hold the same row in two objects; both get the labels.
        var waiting = rows.Distinct().GroupBy(keyOf, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.OrdinalIgnoreCase);
        var found = new List<LoadedLabels>(rows.Count);
        await foreach (var document in transport.StreamAsync(query, Documents, cancellationToken).ConfigureAwait(false))
        {
            if (keyIn(document.Header) is not { } key || !waiting.TryGetValue(key, out var matches))
            {
                continue;
            }

            foreach (var row in matches)
            {
                var labels = LabelDocuments.Read(row, document);
                labels.Document.IsFiltered = isFiltered;
                found.Add(labels);
            }

            waiting.Remove(key);
        }

        return found;
    }

    private static IReadOnlyList<LabelRow> Attach(IReadOnlyList<LabelRow> rows, IReadOnlyList<LoadedLabels> found)
    {
        foreach (var labels in found)
        {
            labels.Attach();
        }

        return rows.Except(found.Select(labels => labels.Row)).ToArray();
    }

    private static async Task WriteAsync(Stream target, IReadOnlyList<LabelSnapshot> rows, bool validateBeforeSaving, CancellationToken cancellationToken)
    {
        await WriteAsync(target, LabelRowQuery.StartOfSave, cancellationToken).ConfigureAwait(false);
        for (var i = 0; i < rows.Count; i++)
        {
            if (i > 0)
            {
                await WriteAsync(target, LabelRowQuery.Separator, cancellationToken).ConfigureAwait(false);
            }

            await rows[i].Json.WriteToAsync(target, cancellationToken).ConfigureAwait(false);
        }

        await WriteAsync(target, LabelRowQuery.EndOfSave(validateBeforeSaving), cancellationToken).ConfigureAwait(false);
    }

    private static Task WriteAsync(Stream target, byte[] bytes, CancellationToken cancellationToken) => target.WriteAsync(bytes, 0, bytes.Length, cancellationToken);

    private static void WriteOne(Utf8JsonWriter writer, string name, string value)
    {
        writer.WriteStartObject();
        writer.WriteString(name, value);
        writer.WriteEndObject();
    }
}
