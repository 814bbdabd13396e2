using Encord.Client.Titles;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Engine;

/// <summary>
/// Writes what titles stand for, exact or with wildcards, and each thing once. A wildcard that matches nothing is silence; an exact title that
/// nothing has is a mistake, and the error says what is near.
/// </summary>
/// <param name="command">Writes.</param>
/// <param name="titled">Title and hash of one.</param>
/// <param name="listing">Those with a title, or all; a list that cannot be filtered gives all.</param>
/// <param name="miss">The message when nothing has the title.</param>
internal sealed class TitleSearch<T>(EncordConnectedCommand command, Func<T, Titled> titled, Func<TitleFilter, IAsyncEnumerable<T>> listing, TitleMiss miss)
{
    private readonly HashSet<string> _written = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Conditions besides the title.</summary>
    public TitleFilter Filter { get; init; } = new();

    /// <summary>The one with a hash; without it, hashes are looked for in the list.</summary>
    public Func<string, T>? ByHash { get; init; }

    /// <summary>What else has a title that nothing here has: a sentence, or null.</summary>
    public Func<string, string?>? Elsewhere { get; init; }

    /// <exception cref="EncordException"><see cref="EncordErrorId.NotFound"/>: nothing has this exact title or hash.</exception>
    public void Write(string? title)
    {
        if (title is null)
        {
            WriteThose(listing(Filter), _ => true);
        }
        else if (Guid.TryParse(title, out var hash))
        {
            WriteOne(hash.ToString());
        }
        else
        {
            WriteTitled(title);
        }
    }

    private void WriteOne(string hash)
    {
        if (ByHash is not null)
        {
            WriteOnce(ByHash(hash), hash);
            return;
        }

        List<Titled> others = [];
        if (!WriteThose(listing(Filter), one => string.Equals(one.Hash, hash, StringComparison.OrdinalIgnoreCase), others))
        {
            throw new EncordException(EncordErrorId.NotFound, miss.Describe(hash, others));
        }
    }

    private void WriteTitled(string title)
    {
        var pattern = new TitlePattern(title);
        if (WriteThose(listing(Filter with { Title = pattern.Exact, TitleLike = pattern.Like }), one => pattern.Names(one.Title)) || pattern.Exact is not { } exact)
        {
            return;
        }

        // Whether a server's own comparison ignores case differs from server to server; here it does, as everywhere in PowerShell.
        List<Titled> others = [];
        if (!WriteThose(listing(Filter), one => pattern.Names(one.Title), others))
        {
            var elsewhere = Elsewhere?.Invoke(exact);
            throw new EncordException(EncordErrorId.NotFound, miss.Describe(exact, others) + (elsewhere is null ? "" : " " + elsewhere));
        }
    }

    private bool WriteThose(IAsyncEnumerable<T> all, Func<Titled, bool> takes, List<Titled>? seen = null)
    {
        var found = false;
        foreach (var one in command.Stream(all))
        {
            var named = titled(one);
            seen?.Add(named);
            if (takes(named))
            {
                found = true;
                WriteOnce(one, named.Hash);
            }
        }

        return found;
    }

    private void WriteOnce(T one, string hash)
    {
        if (_written.Add(hash))
        {
            command.WriteObject(one);
        }
    }
}
