using Encord.Client.Issues;
using Encord.Client.Tests.Support;

namespace Encord.Client.Tests.Issues;

public sealed class IssueRequestTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_place_has_its_own_anchor()
    {
        var server = new ScriptedServer().Answers("null");

        await Connected.To(server).Issues.OpenAsync(
            "p",
            [
                new NewIssue("d1", "whole", null) { Tags = ["a", "b"] },
                new NewIssue("d2", "frame", null) { Frame = 3 },
                new NewIssue("d3", "point", null) { Frame = 0, Point = (0.25, 1) },
            ],
            Token);

        var request = Assert.Single(server.Requests);
        Assert.Equal(("POST", "/v2/public/projects/p/issues"), (request.Method, request.Target));
        Assert.Equal(
            """
            {"issues":[{"anchor":{"type":"dataUnit","dataUuid":"d1"},"comment":"whole","issueTags":["a","b"]},{"anchor":{"type":"frame","dataUuid":"d2","frameIndex":3},"comment":"frame","issueTags":[]},{"anchor":{"type":"frameCoordinate","dataUuid":"d3","frameIndex":0,"x":0.25,"y":1},"comment":"point","issueTags":[]}]}
            """,
            request.Text);
    }

    [Fact]
    public async Task Every_type_of_issue_is_read()
    {
        var server = new ScriptedServer().Answers(
            """
            {"results":[
              {"type":"dataUnit","dataUuid":"d","comments":[{"content":"one","authorEmail":"a@x.y","createdAt":"2026-01-02T03:04:05Z"},{"content":"two"}],"tags":[{"name":"t"}],
               "resolutionHistory":[{"isResolved":true,"createdAt":"2026-01-03T03:04:05Z","actorEmail":"b@x.y"},{"isResolved":false}]},
              {"type":"frame","dataUuid":"d","frameIndex":4,"comments":[],"tags":[],"resolutionHistory":[{"isResolved":true}]},
              {"type":"frameCoordinate","dataUuid":"d","frameIndex":1,"coordinate":{"x":0.5,"y":0.25}},
              {"type":"frameRange","dataUuid":"d","frameRanges":[{"start":1,"end":3},{"start":7,"end":7}]},
              {"type":"annotation","dataUuid":"d","annotationId":"obj"},
              {"type":"laterWord","dataUuid":"d"}],"nextPageToken":null}
            """);

        var issues = await Connected.To(server).Issues.ListAsync("p", "d", "x.png", Token).ToListAsync(Token);

        Assert.Equal("/v2/public/projects/p/issues?dataUnitId=d", Assert.Single(server.Requests).Target);
        Assert.Equal(["DataUnit", "Frame", "FrameCoordinate", "FrameRange", "Annotation", "laterWord"], issues.Select(issue => issue.IssueType));
        Assert.Equal(("one", "a@x.y", false, "t", 2), (issues[0].Comment, issues[0].AuthorEmail, issues[0].IsResolved, issues[0].Tags.ToString(), issues[0].Comments.Count));
        Assert.Equal((4, true), (issues[1].Frame, issues[1].IsResolved));
        Assert.Equal((0.5, 0.25), (issues[2].X, issues[2].Y));
        Assert.Equal("1-3; 7", issues[3].FrameRanges.ToString());
        Assert.Equal("obj", issues[4].AnnotationId);
        Assert.All(issues, issue => Assert.Equal("x.png", issue.DataTitle));
    }
}
