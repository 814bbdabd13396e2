using System.Text.Json;
using Encord.Emulator.Database;
using Encord.Emulator.Datasets;
using Encord.Emulator.Pipeline;
using Encord.Emulator.Projects;

namespace Encord.Emulator.Issues;

/// <summary>v2 <c>/projects/{hash}/issues</c>: opens threads and reads them. Threads are answered and closed in the web editor only.</summary>
internal sealed class IssueEndpoints(
    EmulatorDatabase database, ProjectAccess access, ProjectStore projects, DataRowStore data, IssueStore issues) : IEndpoints
{
    private const string Root = "projects/{projectHash}/issues";

    public void Map(IEndpointRouteBuilder v2)
    {
        v2.MapGet(Root, (HttpContext context, string projectHash) =>
        {
            access.Require(context.Caller(), projectHash, ProjectRoles.Anyone);
            var dataHash = context.QueryText("dataUnitId") ?? throw WireError.InvalidArguments("dataUnitId is missing.");
            var (page, next) = PageToken.CutGrowing(context, issues.List(projectHash, Unit(projectHash, dataHash).Hash));
            return Answer.Write(json => Write(json, page, next));
        });
        v2.MapPost(Root, (HttpContext context, string projectHash) =>
        {
            access.Require(context.Caller(), projectHash, ProjectRoles.Anyone);
            if (context.JsonBody().Member("issues") is not { ValueKind: JsonValueKind.Array } wanted)
            {
                throw WireError.InvalidArguments("'issues' must be a list.");
            }

            var read = wanted.EnumerateArray().Select(issue => Read(projectHash, issue, context.Caller().Email)).ToList();
            database.Transaction(() => read.ForEach(issue => issues.Add(projectHash, issue)));
            return Answer.Void;
        });
    }

    private Issue Read(string projectHash, JsonElement issue, string author)
    {
        var anchor = issue.Member("anchor") ?? throw WireError.InvalidArguments("'anchor' is missing.");
        var unit = Unit(projectHash, anchor.RequiredText("dataUuid"));
        var type = anchor.RequiredText("type");
        if (type is not ("dataUnit" or "frame" or "frameCoordinate"))
        {
            throw WireError.InvalidArguments($"There is no place '{type}' for a new issue.");
        }

        int? frame = type == "dataUnit" ? null : anchor.Integer("frameIndex") ?? throw WireError.InvalidArguments("'frameIndex' is missing.");
        if (frame < 0 || frame >= unit.NumberOfFrames)
        {
            throw WireError.InvalidArguments($"'{unit.Title}' has no frame {frame}.");
        }

        double? Side(string name) => type != "frameCoordinate" ? null
            : anchor.Real(name) ?? throw WireError.InvalidArguments($"'{name}' is missing.");
        return new Issue(
            type, unit.Hash, frame, Side("x"), Side("y"), issue.RequiredText("comment"), issue.Texts("issueTags") ?? [], author, CreatedAt: "");
    }

    private DataRow Unit(string projectHash, string dataHash) =>
        data.Find(dataHash) is { } unit && projects.Datasets(projectHash).Contains(unit.DatasetHash)
            ? unit : throw WireError.NotFound($"There is no data unit {dataHash} in project {projectHash}.");

    private static void Write(Utf8JsonWriter json, List<Issue> page, string? next)
    {
        json.WriteStartObject();
        json.WriteStartArray("results"u8);
        foreach (var issue in page)
        {
            json.WriteStartObject();
            json.WriteString("type"u8, issue.Type);
            json.WriteString("dataUuid"u8, issue.DataHash);
            if (issue.Frame is { } frame)
            {
                json.WriteNumber("frameIndex"u8, frame);
            }

            if (issue is { X: { } x, Y: { } y })
            {
                json.WriteStartObject("coordinate"u8);
                json.WriteNumber("x"u8, x);
                json.WriteNumber("y"u8, y);
                json.WriteEndObject();
            }

            json.WritePropertyName("comments"u8);
            JsonSerializer.Serialize(
                json, new[] { new { content = issue.Comment, authorEmail = issue.Author, createdAt = issue.CreatedAt } }, WireJson.Options);
            json.WritePropertyName("tags"u8);
            JsonSerializer.Serialize(json, issue.Tags.Select(tag => new { name = tag }), WireJson.Options);
            json.WriteStartArray("resolutionHistory"u8);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("nextPageToken"u8, next);
        json.WriteEndObject();
    }
}
