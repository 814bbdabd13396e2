namespace Encord.Client.Interchange.Exporting;

/// <summary>Eight bytes that stand for a name, whatever its case: sets of names stay small (FNV-1a).</summary>
internal static class NameDigest
{
    public static ulong Of(string name)
    {
        var digest = 14695981039346656037;
        foreach (var letter in name.ToLowerInvariant())
        {
            digest = unchecked((digest ^ letter) * 1099511628211);
        }

        return digest;
    }
}
