using Microsoft.Testing.Platform.Extensions.Messages;

namespace Encord.Shell.Tests;

/// <summary>The tests of one file as nodes of the platform.</summary>
internal sealed class PesterNodes(string path)
{
    private readonly string _file = System.IO.Path.GetFileName(path);

    /// <summary>The tests with their ids: file, line, and which of the tests of that line, since a data-driven It is many.</summary>
    public IReadOnlyList<(string Uid, PesterTest Test)> Identify(PesterReport report) =>
    [
        .. report.Tests.GroupBy(test => test.Line)
            .SelectMany(line => line.Select((test, index) => ($"{_file}:{test.Line}#{index + 1}", test))),
    ];

    public TestNode Discovered(string uid, PesterTest test) => Node(uid, test, DiscoveredTestNodeStateProperty.CachedInstance);

    public TestNode Ran(string uid, PesterTest test)
    {
        var node = Node(uid, test, State(test));
        var duration = TimeSpan.FromMilliseconds(test.Milliseconds);
        var end = DateTimeOffset.UtcNow;
        node.Properties.Add(new TimingProperty(new TimingInfo(end - duration, end, duration)));
        if (!string.IsNullOrEmpty(test.Output))
        {
            node.Properties.Add(new StandardOutputProperty(test.Output));
        }

        return node;
    }

    public TestNode Failed(PesterFailure failure, int index)
    {
        var state = new FailedTestNodeStateProperty(new PesterException(failure.Message, failure.Place), failure.Message);
        return new TestNode { Uid = $"{_file}:failure#{index + 1}", DisplayName = OneLine(failure.Name), Properties = new PropertyBag(state) };
    }

    private static TestNodeStateProperty State(PesterTest test) => test.Outcome switch
    {
        "Passed" => PassedTestNodeStateProperty.CachedInstance,
        "Skipped" or "Inconclusive" => new SkippedTestNodeStateProperty(string.IsNullOrEmpty(test.Message) ? test.Outcome : test.Message),
        "Failed" => Failure(test.Message ?? "", test.Place ?? ""),
        _ => Failure($"Pester did not run the test: {test.Outcome}.", ""),
    };

    private static FailedTestNodeStateProperty Failure(string message, string place) => new(new PesterException(message, place), message);

    private TestNode Node(string uid, PesterTest test, TestNodeStateProperty state)
    {
        var position = new LinePosition(test.Line, 0);
        return new TestNode
        {
            Uid = uid,
            DisplayName = OneLine(test.Name),
            Properties = new PropertyBag(state, new TestFileLocationProperty(path, new LinePositionSpan(position, position))),
        };
    }

    // An example of several lines may be part of a name.
    private static string OneLine(string name) => string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
