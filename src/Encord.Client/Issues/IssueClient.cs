using Encord.Client.Http;
using Encord.Client.Json;

namespace Encord.Client.Issues;

/// <summary>The issues of data units: threads of comments.</summary>
internal sealed class IssueClient(EncordTransport transport)
{
    /// <summary>The issues of a data unit.</summary>
    /// <param name="projectHash">The project.</param>
    /// <param name="dataHash">The data unit.</param>
    /// <param name="dataTitle">For people; null where it is not known.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public IAsyncEnumerable<Issue> ListAsync(string projectHash, string dataHash, string? dataTitle, CancellationToken cancellationToken = default) =>
        transport.PageAsync(
            V2Request.Get($"projects/{projectHash}/issues", new QueryString().Add("dataUnitId", dataHash)),
            ElementParser<Issue>.Of(record => new Issue(projectHash, record.Text("dataUuid") ?? dataHash)
            {
                DataTitle = dataTitle,
                IssueType = WireEnums.IssueType.Read(record.Text("type")),
                Frame = record.Integer("frameIndex"),
                X = record.Object("coordinate")?.Number("x"),
                Y = record.Object("coordinate")?.Number("y"),
                FrameRanges = new([.. record.Objects("frameRanges").Select(range => new FrameRange(range.Integer("start") ?? 0, range.Integer("end") ?? 0))]),
                AnnotationId = record.Text("annotationId"),
                // The last entry tells how it stands.
                IsResolved = record.Objects("resolutionHistory").Select(entry => entry.Flag("isResolved")).LastOrDefault() == true,
                Tags = new([.. record.Objects("tags").Select(tag => tag.Text("name") ?? string.Empty)]),
                Comments = new([.. record.Objects("comments").Select(comment => new IssueComment(comment.Text("content") ?? string.Empty)
                {
                    AuthorEmail = comment.Text("authorEmail"),
                    CreatedAt = comment.Time("createdAt"),
                })]),
            }),
            cancellationToken: cancellationToken);

    /// <summary>Opens issues: all of them, or none. The server does not say which ids they have.</summary>
    public Task OpenAsync(string projectHash, IReadOnlyList<NewIssue> issues, CancellationToken cancellationToken) => transport.SendAsync(
        V2Request.Post($"projects/{projectHash}/issues", JsonFragment.Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("issues");
            foreach (var issue in issues)
            {
                issue.Write(writer);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        })),
        cancellationToken);
}
