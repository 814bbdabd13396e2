using Microsoft.Testing.Platform.Extensions.Messages;

namespace Encord.Shell.Tests;

/// <summary>The part of a file's tests that was asked for: by name, by id, or all of them.</summary>
internal sealed class PesterSelection(PesterSettings settings, IReadOnlySet<string>? uids)
{
    private bool All => settings.Names.Count == 0 && uids is null;

    /// <summary>The tests that a run would run.</summary>
    /// <exception cref="InvalidOperationException">The file is not one that tests can be found in.</exception>
    public async Task<IReadOnlyList<TestNode>> DiscoverAsync(PesterFile file, CancellationToken cancellationToken)
    {
        var report = await file.DiscoverAsync(cancellationToken);
        if (report.Failures.Count > 0)
        {
            throw new InvalidOperationException(string.Join('\n', report.Failures.Select(failure => $"{file.Path}: {failure.Message}\n{failure.Place}")));
        }

        var nodes = new PesterNodes(file.Path);
        return [.. Selected(nodes, report).Select(found => nodes.Discovered(found.Uid, found.Test))];
    }

    /// <summary>What came of the tests, and of the file where it failed as a whole.</summary>
    public async Task<IReadOnlyList<TestNode>> RunAsync(PesterFile file, CancellationToken cancellationToken)
    {
        var nodes = new PesterNodes(file.Path);
        if (All)
        {
            var whole = await file.RunAsync(null, cancellationToken);
            return [.. nodes.Identify(whole).Select(test => nodes.Ran(test.Uid, test.Test)), .. whole.Failures.Select(nodes.Failed)];
        }

        // Names are complete only after a run, so tests are chosen by what is known before, and run by their lines.
        var found = await file.DiscoverAsync(cancellationToken);
        var selected = Selected(nodes, found).ToDictionary(test => test.Uid, test => test.Test);
        if (found.Failures.Count > 0 || selected.Count == 0)
        {
            return [.. found.Failures.Select(nodes.Failed)];
        }

        var report = await file.RunAsync([.. selected.Values.Select(test => test.Line).Distinct()], cancellationToken);
        return
        [
            .. nodes.Identify(report).Where(test => selected.ContainsKey(test.Uid)).Select(test => nodes.Ran(test.Uid, test.Test)),
            .. report.Failures.Select(nodes.Failed),
        ];
    }

    private IEnumerable<(string Uid, PesterTest Test)> Selected(PesterNodes nodes, PesterReport report) =>
        nodes.Identify(report).Where(found => settings.Selects(found.Test) && uids?.Contains(found.Uid) != false);
}
