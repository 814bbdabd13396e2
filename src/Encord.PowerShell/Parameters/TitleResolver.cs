using Encord.Client.Titles;

namespace Encord.PowerShell.Parameters;

/// <summary>Finds the hash behind an exact title. Each title is looked up once per command.</summary>
/// <param name="noun">What is looked up, for messages.</param>
/// <param name="nouns">Several of them.</param>
/// <param name="listing">All that the user sees, or those with a title.</param>
/// <param name="called">What a title is called there.</param>
internal sealed class TitleResolver(
    string noun, string nouns, Func<TitleFilter?, CancellationToken, IAsyncEnumerable<Titled>> listing, string called = "title")
{
    private readonly TitleMiss _miss = new(noun, nouns, called);

    private readonly Dictionary<string, string> _hashes = new(StringComparer.Ordinal);

    public async Task<string> ResolveAsync(string title, CancellationToken cancellationToken)
    {
        if (!_hashes.TryGetValue(title, out var hash))
        {
            hash = await FindAsync(title, cancellationToken).ConfigureAwait(false);
            _hashes[title] = hash;
        }

        return hash;
    }

    private async Task<string> FindAsync(string title, CancellationToken cancellationToken)
    {
        var matches = await ListAsync(new TitleFilter { Title = title }, cancellationToken).ConfigureAwait(false);
        List<Titled> others = [];
        if (matches.Count == 0)
        {
            // Whether a server's own comparison ignores case differs from server to server; people do not tell titles apart by case.
            others = await ListAsync(null, cancellationToken).ConfigureAwait(false);
            matches = others.FindAll(other => string.Equals(title, other.Title, StringComparison.OrdinalIgnoreCase));
        }

        if (matches.Count == 1)
        {
            return matches[0].Hash;
        }

        if (matches.Count > 1)
        {
            throw new EncordException(
                EncordErrorId.InvalidArgument,
                $"{matches.Count} {nouns} have the {called} '{title}': {string.Join(", ", matches)}. Give the hash of the one you mean.");
        }

        throw new EncordException(EncordErrorId.NotFound, _miss.Describe(title, others));
    }

    private async Task<List<Titled>> ListAsync(TitleFilter? filter, CancellationToken cancellationToken)
    {
        var all = new List<Titled>();
        await foreach (var one in listing(filter, cancellationToken).ConfigureAwait(false))
        {
            // Not every list can be filtered by the server.
            if (filter?.Title is not { } title || string.Equals(title, one.Title, StringComparison.OrdinalIgnoreCase))
            {
                all.Add(one);
            }
        }

        return all;
    }
}

/// <summary>Something with a title and a hash.</summary>
internal sealed record Titled(string Title, string Hash)
{
    public override string ToString() => $"'{Title}' ({Hash})";
}
