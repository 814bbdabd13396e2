using System.Text.Json;
using Encord.Emulator.LabelRows;
using Encord.Emulator.Pipeline;
using Encord.Emulator.Projects;

namespace Encord.Emulator.Labels;

/// <summary>Answers with documents, one object or a list, loading a few at a time.</summary>
internal static class LabelRowAnswer
{
    private const int PieceSize = 32;

    public static Answer Of(
        LabelService labels, LabelDocumentWriter documents, Project project, IReadOnlyList<LabelRow> rows, LabelView view, bool asList) =>
        new(async writer =>
        {
            if (asList)
            {
                writer.Json.WriteStartArray();
            }

            foreach (var piece in rows.Chunk(PieceSize))
            {
                foreach (var document in labels.Load(project, piece))
                {
                    documents.Write(writer.Json, document, view);
                    await writer.FlushIfFullAsync();
                }
            }

            if (asList)
            {
                writer.Json.WriteEndArray();
            }
        });
}

/// <summary>One by hash, or many with <c>multi_request</c>; duplicates are answered once.</summary>
[V1("labelrow", "GET", Scope = V1Scope.Resource)]
internal sealed class GetLabelRows(ProjectAccess access, LabelService labels, LabelDocumentWriter documents) : IV1Handler
{
    public ValueTask<Answer> HandleAsync(V1Call call)
    {
        var project = access.Require(call.Caller, call.ProjectHash, ProjectRoles.Anyone);
        var hashes = call.UidList;
        labels.CheckLimit(hashes.Count);
        var rows = hashes.Distinct(StringComparer.Ordinal).Select(hash => labels.Open(labels.Require(project, hash))).ToList();
        var isList = call.Uid.ValueKind == JsonValueKind.Array;
        return new(LabelRowAnswer.Of(labels, documents, project, rows, LabelView.FromV1(call, call.UserAgent), isList));
    }
}

/// <summary>Creates rows by data hash on a branch and answers with their empty documents.</summary>
[V1("labelrow", "PUT", Scope = V1Scope.Resource)]
internal sealed class CreateLabelRows(ProjectAccess access, LabelService labels, LabelDocumentWriter documents) : IV1Handler
{
    public ValueTask<Answer> HandleAsync(V1Call call)
    {
        var project = access.Require(call.Caller, call.ProjectHash, ProjectRoles.Labellers);
        var hashes = call.UidList;
        labels.CheckLimit(hashes.Count);
        var branch = call.Payload.Text("branch_name") ?? LabelRow.MainBranch;
        if (branch.Length == 0)
        {
            throw WireError.InvalidArguments("branch_name is empty.");
        }

        var rows = labels.Create(project, call.Caller, hashes, branch);
        var isList = call.Uid.ValueKind == JsonValueKind.Array;
        return new(LabelRowAnswer.Of(labels, documents, project, rows, LabelView.FromV1(call, call.UserAgent), isList));
    }
}

/// <summary>
/// Saves whole documents. Bundled: <c>uid[i]</c> goes with <c>payload.labels[i]</c>. Single: the payload is the document itself, and the flag
/// to validate is one of its members.
/// </summary>
[V1("labelrow", "POST", Scope = V1Scope.Resource)]
internal sealed class SaveLabelRows(ProjectAccess access, LabelService labels) : IV1Handler
{
    public ValueTask<Answer> HandleAsync(V1Call call)
    {
        var project = access.Require(call.Caller, call.ProjectHash, ProjectRoles.Labellers);
        var mustBeValid = call.Payload.Flag("validate_before_saving");
        if (!call.Payload.Flag("multi_request"))
        {
            labels.Save(project, call.Caller, [(call.UidText, call.Payload)], mustBeValid);
            return new(Answer.True);
        }

        var hashes = call.UidList;
        labels.CheckLimit(hashes.Count);
        if (call.Payload.Member("labels") is not { ValueKind: JsonValueKind.Array } documents
            || documents.GetArrayLength() != hashes.Count)
        {
            throw WireError.InvalidArguments("'labels' must be a list with one document for each uid.");
        }

        labels.Save(project, call.Caller, [.. hashes.Zip(documents.EnumerateArray())], mustBeValid);
        return new(Answer.True);
    }
}
