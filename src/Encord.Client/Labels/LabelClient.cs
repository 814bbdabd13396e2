using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Encord.Client.Http;
using Encord.Client.Json;
using Encord.Client.LabelRows;
using Encord.Client.Labels.Documents;
using Encord.Client.Labels.Reading;
using Encord.Client.Labels.Rules;
using Encord.Client.Ontologies;
using Encord.Client.Ontologies.Structure;
using Encord.Client.Projects;

namespace Encord.Client.Labels;

/// <summary>The labels of label rows. Each operation is one request; bundles are made by <see cref="LabelRows.BundleQueue{TItem}"/>.</summary>
internal sealed class LabelClient(EncordTransport transport, LabelRowClient labelRows, ProjectClient projects, OntologyClient ontologies)
{
    private static readonly LabelDocumentParser Documents = new();

    private readonly ConcurrentDictionary<string, OntologyStructure> _structures = new(StringComparer.Ordinal);

    /// <summary>Loads the labels of rows that have some, all of one project.</summary>
    /// <returns>The rows that the server did not answer with.</returns>
    public Task<IReadOnlyList<LabelRow>> LoadAsync(string projectHash, IReadOnlyList<LabelRow> rows, LabelOptions options, CancellationToken cancellationToken)
    {
        var query = new V1Query(ResourceScope.Project, projectHash, "labelrow", "GET")
        {
            Uid = JsonFragment.Texts(rows.Select(row => row.LabelHash!)),
            Payload = JsonFragment.Write(writer => options.Write(writer, multiple: true)),
        };
        return AttachAsync(query, rows, row => row.LabelHash!, header => header.LabelHash, options.IsFiltered, cancellationToken);
    }

    /// <summary>Creates the labels of rows that have none yet, all of one project and one branch.</summary>
    /// <returns>The rows that the server did not answer with.</returns>
    public Task<IReadOnlyList<LabelRow>> CreateAsync(string projectHash, IReadOnlyList<LabelRow> rows, bool includeSignedUrl, CancellationToken cancellationToken)
    {
        var query = new V1Query(ResourceScope.Project, projectHash, "labelrow", "PUT")
        {
            Uid = JsonFragment.Texts(rows.Select(row => row.DataHash)),
            Payload = JsonFragment.Write(writer =>
            {
                writer.WriteStartObject();
                writer.WriteBoolean("multi_request", true);
                writer.WriteBoolean("get_signed_url", includeSignedUrl);
                writer.WriteString("branch_name", rows[0].BranchName.Length > 0 ? rows[0].BranchName : null);
                writer.WriteEndObject();
            }),
        };
        return AttachAsync(query, rows, row => row.DataHash, header => header.DataHash, isFiltered: false, cancellationToken);
    }

    /// <summary>Saves rows, all of one project, as they were when the snapshots were taken.</summary>
    public async Task SaveAsync(string projectHash, IReadOnlyList<LabelSnapshot> rows, bool validateBeforeSaving, CancellationToken cancellationToken)
    {
        await transport.SendAsync(
            new V1Query(ResourceScope.Project, projectHash, "labelrow", "POST")
            {
                Uid = JsonFragment.Texts(rows.Select(row => row.Row.LabelHash!)),
                // Written twice, for the signature and for the server, and never held as a whole.
                PayloadBody = RequestBody.From((target, token) => WriteAsync(target, rows, validateBeforeSaving, token)),
                // The whole document is replaced: sending it twice leaves what sending it once leaves.
                IsRepeatSafe = true,
            },
            cancellationToken).ConfigureAwait(false);
        foreach (LabelSnapshot row in rows)
        {
            row.Document.MarkSaved(row.Json);
        }
    }

    /// <summary>
    /// The rows that someone else changed or deleted since they were loaded, by the list. A row that was saved since cannot be told: its own save
    /// changed that time. Neither can any if the list fails; the save then goes its way.
    /// </summary>
    public async Task<IReadOnlyDictionary<LabelRow, EncordException>> FindChangedAsync(string projectHash, IReadOnlyList<LabelRow> rows, CancellationToken cancellationToken)
    {
        var changed = new Dictionary<LabelRow, EncordException>();
        ILookup<string, LabelRow> known = rows.Where(row => LabelDocuments.Of(row).LoadedAs is not null).ToLookup(row => row.LabelHash!, StringComparer.OrdinalIgnoreCase);
        if (known.Count == 0)
        {
            return changed;
        }

        var there = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var filter = new LabelRowFilter { LabelHashes = known.Select(group => group.Key).ToArray(), BranchName = rows[0].BranchName.Length > 0 ? rows[0].BranchName : null };
        try
        {
            await foreach (LabelRow now in labelRows.ListAsync(projectHash, filter, cancellationToken).ConfigureAwait(false))
            {
                there.Add(now.LabelHash ?? "");
                foreach (LabelRow row in known[now.LabelHash ?? ""])
                {
                    // The document tells seconds, the list smaller parts of them.
                    if (now.LastEditedAt is { } time && time - LabelDocuments.Of(row).LoadedAs!.Value >= TimeSpan.FromSeconds(1))
                    {
                        changed[row] = new EncordException(
                            EncordErrorId.Conflict,
                            $"Label row '{row.DataTitle}' ({row.LabelHash}) was changed on the server at {time.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC, after it was loaded. "
                            + "It was not saved. Load it again with Initialize-EncordLabelRow -Overwrite, or save over it with -Force.");
                    }
                }
            }
        }
        catch (EncordException)
        {
            changed.Clear();
            return changed;
        }

        // One row that is gone would make the server refuse the whole bundle. Where it lists none at all, its own answer tells more.
        foreach (LabelRow row in known.Where(group => there.Count > 0 && !there.Contains(group.Key)).SelectMany(group => group))
        {
            changed[row] = new EncordException(
                EncordErrorId.NotFound, $"Label row '{row.DataTitle}' ({row.LabelHash}) is not on the server any more. It was not saved.");
        }

        return changed;
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
    public Task SetPriorityAsync(string projectHash, IReadOnlyList<string> dataHashes, double priority, CancellationToken cancellationToken) => transport.SendAsync(
        V2Request.Post($"projects/{projectHash}/priorities", JsonFragment.Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("priorities");
            foreach (string hash in dataHashes)
            {
                writer.WriteStartArray();
                writer.WriteStringValue(hash);
                writer.WriteNumberValue(priority);
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
        transport.StreamAsync(
            new V1Query(ResourceScope.Project, projectHash, "labelrow", "GET")
            {
                Uid = JsonFragment.Texts(labelHashes),
                Payload = JsonFragment.Write(writer => options.Write(writer, multiple: true)),
            },
            Documents,
            cancellationToken);

    /// <summary>The document of one label row, as it is.</summary>
    public async Task<LabelDocumentBytes> GetDocumentAsync(string projectHash, string labelHash, LabelOptions options, CancellationToken cancellationToken) => await transport.SendAsync(
        new V1Query(ResourceScope.Project, projectHash, "labelrow", "GET")
        {
            Uid = labelHash,
            Payload = JsonFragment.Write(writer => options.Write(writer, multiple: false)),
        },
        Documents,
        cancellationToken).ConfigureAwait(false);

    /// <summary>Creates the labels of a data unit on the main branch.</summary>
    public Task<LabelDocumentBytes> CreateDocumentAsync(string projectHash, string dataHash, CancellationToken cancellationToken) => transport.SendAsync(
        new V1Query(ResourceScope.Project, projectHash, "labelrow", "PUT")
        {
            Uid = dataHash,
            Payload = JsonFragment.Write(writer =>
            {
                writer.WriteStartObject();
                writer.WriteBoolean("get_signed_url", false);
                writer.WriteEndObject();
            }),
        },
        Documents,
        cancellationToken);

    /// <summary>Saves one document as it stands.</summary>
    public Task SaveDocumentAsync(string projectHash, LabelDocument document, bool validateBeforeSaving, CancellationToken cancellationToken)
    {
        byte[] json = document.ToJsonForSaving().ToArray();
        // The wish to validate travels inside the document itself on this call.
        RequestBody body = validateBeforeSaving
            ? RequestBody.Of(json.AsMemory(0, Array.LastIndexOf(json, (byte)'}')), ",\"validate_before_saving\":true}"u8.ToArray())
            : RequestBody.Of(json);
        return transport.SendAsync(
            new V1Query(ResourceScope.Project, projectHash, "labelrow", "POST") { Uid = document.Header.LabelHash, PayloadBody = body, IsRepeatSafe = true },
            cancellationToken);
    }

    /// <summary>The ontology of a project, asked for once.</summary>
    /// <param name="projectHash">The project.</param>
    /// <param name="refresh">Whether to ask again, because a feature was not in what is known.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<OntologyStructure> GetStructureAsync(string projectHash, bool refresh, CancellationToken cancellationToken)
    {
        if (!refresh && _structures.TryGetValue(projectHash, out OntologyStructure? known))
        {
            return known;
        }

        Project project = await projects.GetAsync(projectHash, cancellationToken).ConfigureAwait(false);
        Ontology ontology = await ontologies.GetAsync(project.OntologyHash, projectHash, cancellationToken).ConfigureAwait(false);
        return _structures[projectHash] = OntologyStructureReader.Read(ontology.Json);
    }

    private async Task<IReadOnlyList<LabelRow>> AttachAsync(
        V1Query query, IReadOnlyList<LabelRow> rows, Func<LabelRow, string> keyOf, Func<LabelDocumentHeader, string?> keyIn, bool isFiltered, CancellationToken cancellationToken)
    {
        // A pipeline may hold the same row in two objects; both get the labels.
        Dictionary<string, LabelRow[]> waiting = rows.GroupBy(keyOf, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.OrdinalIgnoreCase);
        await foreach (LabelDocumentBytes loaded in transport.StreamAsync(query, Documents, cancellationToken).ConfigureAwait(false))
        {
            if (keyIn(loaded.Header) is not { } key || !waiting.TryGetValue(key, out LabelRow[]? matches))
            {
                continue;
            }

            foreach (LabelRow row in matches)
            {
                LabelDocuments.Attach(row, loaded).IsFiltered = isFiltered;
            }

            waiting.Remove(key);
        }

        return waiting.Values.SelectMany(row => row).ToArray();
    }

    private static async Task WriteAsync(Stream target, IReadOnlyList<LabelSnapshot> rows, bool validateBeforeSaving, CancellationToken cancellationToken)
    {
        await WriteAsync(target, "{\"multi_request\":true,\"labels\":[", cancellationToken).ConfigureAwait(false);
        for (int i = 0; i < rows.Count; i++)
        {
            if (i > 0)
            {
                await WriteAsync(target, ",", cancellationToken).ConfigureAwait(false);
            }

            await rows[i].Json.WriteToAsync(target, cancellationToken).ConfigureAwait(false);
        }

        await WriteAsync(target, validateBeforeSaving ? "],\"validate_before_saving\":true}" : "],\"validate_before_saving\":false}", cancellationToken).ConfigureAwait(false);
    }

    private static Task WriteAsync(Stream target, string text, CancellationToken cancellationToken)
    {
        byte[] bytes = Encoding.ASCII.GetBytes(text);
        return target.WriteAsync(bytes, 0, bytes.Length, cancellationToken);
    }

    private static void WriteOne(Utf8JsonWriter writer, string name, string value)
    {
        writer.WriteStartObject();
        writer.WriteString(name, value);
        writer.WriteEndObject();
    }
}
