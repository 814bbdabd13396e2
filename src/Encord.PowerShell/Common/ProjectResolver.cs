using Encord.Client;
using Encord.Client.Projects;

namespace Encord.PowerShell.Common;

/// <summary>Finds the hash behind what the user gave as a project. A title is looked up once per command.</summary>
internal sealed class ProjectResolver(EncordClient client)
{
    private readonly Dictionary<string, string> _hashes = new(StringComparer.Ordinal);

    public async Task<string> ResolveAsync(ProjectReference project, CancellationToken cancellationToken)
    {
        if (project.Hash is not null)
        {
            return project.Hash;
        }

        string title = project.Title!;
        if (!_hashes.TryGetValue(title, out string? hash))
        {
            hash = await FindAsync(title, cancellationToken).ConfigureAwait(false);
            _hashes[title] = hash;
        }

        return hash;
    }

    private async Task<string> FindAsync(string title, CancellationToken cancellationToken)
    {
        var matches = new List<Project>();
        await foreach (Project project in client.Projects.ListAsync(new TitleFilter { Title = title }, cancellationToken).ConfigureAwait(false))
        {
            matches.Add(project);
        }

        if (matches.Count == 1)
        {
            return matches[0].ProjectHash;
        }

        if (matches.Count > 1)
        {
            string candidates = string.Join(", ", matches.Select(Describe));
            throw new EncordException(
                EncordErrorId.InvalidArgument,
                $"{matches.Count} projects have the title '{title}': {candidates}. Give the hash of the one you mean.");
        }

        throw new EncordException(EncordErrorId.NotFound, await NothingFoundAsync(title, cancellationToken).ConfigureAwait(false));
    }

    private async Task<string> NothingFoundAsync(string title, CancellationToken cancellationToken)
    {
        const int Shown = 10;
        var others = new List<Project>();
        await foreach (Project project in client.Projects.ListAsync(null, cancellationToken).ConfigureAwait(false))
        {
            others.Add(project);
        }

        if (others.Count == 0)
        {
            return $"There is no project with the title '{title}', and this user sees no project at all.";
        }

        IEnumerable<Project> nearest = others.OrderBy(project => TitleDistance.Between(title, project.Title)).Take(Shown);
        string more = others.Count > Shown ? $" and {others.Count - Shown} more" : "";
        return $"There is no project with the title '{title}'. The projects that this user sees: {string.Join(", ", nearest.Select(Describe))}{more}.";
    }

    private static string Describe(Project project) => $"'{project.Title}' ({project.ProjectHash})";
}
