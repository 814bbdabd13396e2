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
    private const int Shown = 10;

    private readonly Dictionary<string, string> _hashes = new(StringComparer.Ordinal);

    public async Task<string> ResolveAsync(string title, CancellationToken cancellationToken)
    {
        if (!_hashes.TryGetValue(title, out string? hash))
        {
            hash = await FindAsync(title, cancellationToken).ConfigureAwait(false);
            _hashes[title] = hash;
        }

        return hash;
    }

    private async Task<string> FindAsync(string title, CancellationToken cancellationToken)
    {
        List<Titled> matches = await ListAsync(new TitleFilter { Title = title }, cancellationToken).ConfigureAwait(false);
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

        throw new EncordException(EncordErrorId.NotFound, await NothingFoundAsync(title, cancellationToken).ConfigureAwait(false));
    }

    private async Task<string> NothingFoundAsync(string title, CancellationToken cancellationToken)
    {
        List<Titled> others = await ListAsync(null, cancellationToken).ConfigureAwait(false);
        if (others.Count == 0)
        {
            return $"There is no {noun} with the {called} '{title}', and this user sees no {noun} at all.";
        }

        IEnumerable<Titled> nearest = others.OrderBy(other => TitleDistance.Between(title, other.Title)).Take(Shown);
        string more = others.Count > Shown ? $" and {others.Count - Shown} more" : "";
        return $"There is no {noun} with the {called} '{title}'. The {nouns} that this user sees: {string.Join(", ", nearest)}{more}.";
    }

    private async Task<List<Titled>> ListAsync(TitleFilter? filter, CancellationToken cancellationToken)
    {
        var all = new List<Titled>();
        await foreach (Titled one in listing(filter, cancellationToken).ConfigureAwait(false))
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
