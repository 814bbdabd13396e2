using System.Globalization;
using System.IO.Enumeration;
using Microsoft.Testing.Platform.CommandLine;

namespace Encord.Shell.Tests;

/// <summary>Which files and tests a run is about, and how long a file may take.</summary>
internal sealed record PesterSettings
{
    public string Folder { get; init; } = PinnedShell.Metadata("PesterFolder");

    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromMinutes(10);

    public IReadOnlyList<string> Files { get; init; } = [];

    public IReadOnlyList<string> Names { get; init; } = [];

    public static PesterSettings Read(ICommandLineOptions options)
    {
        var settings = new PesterSettings { Files = Values(options, PesterOptions.File), Names = Values(options, PesterOptions.Name) };
        if (options.TryGetOptionArgumentList(PesterOptions.Folder, out var folder))
        {
            settings = settings with { Folder = Path.GetFullPath(folder[0]) };
        }

        if (options.TryGetOptionArgumentList(PesterOptions.TimeLimit, out var seconds))
        {
            settings = settings with { TimeLimit = TimeSpan.FromSeconds(int.Parse(seconds[0], CultureInfo.InvariantCulture)) };
        }

        return settings;
    }

    /// <summary>The files of the run, the largest first: so that no long one is alone at the end.</summary>
    public IReadOnlyList<string> SelectedFiles() =>
    [
        .. Directory.GetFiles(Folder, "*.Tests.ps1", SearchOption.AllDirectories)
            .Where(path => IsLike(Path.GetFileName(path), Files))
            .OrderByDescending(path => new FileInfo(path).Length),
    ];

    public bool Selects(PesterTest test) => IsLike(test.Name, Names);

    private static string[] Values(ICommandLineOptions options, string name) => options.TryGetOptionArgumentList(name, out var values) ? values : [];

    private static bool IsLike(string name, IReadOnlyList<string> patterns) =>
        patterns.Count == 0 || patterns.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: true));
}
