using System.Text.RegularExpressions;

namespace Encord.Client.Interchange.Exporting;

/// <summary>
/// Gives every picture a name of its own. Where names are equal (also but for case or for the form of accents), all of them get the first characters of their
/// data hash, so that a name does not depend on the order of rows. Of each name only a digest is kept.
/// </summary>
internal sealed class StemTable(NamePattern pattern)
{
    private const int HashCharacters = 8;

    private static readonly Regex FrameName = new("^(?<base>.+)_[0-9]{6,}$", RegexOptions.CultureInvariant);

    private readonly Dictionary<ulong, bool> _isShared = [];

    // Names in front of frame numbers: an image may not be called like a frame of a video.
    private readonly HashSet<ulong> _bases = [];

    /// <summary>Takes note of data, before any name is given.</summary>
    public void Add(NamedData data)
    {
        var name = pattern.Of(data, 0, "", isOneOfMany: false);
        var key = Key(name);
        _isShared[key] = _isShared.ContainsKey(key);
        if (data.IsOneOfMany)
        {
            _bases.Add(key);
        }
    }

    /// <summary>Whether it was there when names were gathered.</summary>
    public bool Knows(NamedData data) => _isShared.ContainsKey(Key(pattern.Of(data, 0, "", isOneOfMany: false)));

    /// <summary>The name of a file without extension.</summary>
    public string NameOf(NamedData data, int frame) => pattern.Of(data, frame, SuffixOf(data), data.IsOneOfMany);

    /// <summary>Whether the name is another than the title's own.</summary>
    public bool IsRenamed(NamedData data)
    {
        var title = data.Title;
        var stem = FileStem.ExtensionOf(title) is { Length: > 0 } extension ? title.Substring(0, title.Length - extension.Length) : title;
        return pattern.Of(data, 0, SuffixOf(data), isOneOfMany: false) != stem;
    }

    private string SuffixOf(NamedData data)
    {
        var name = pattern.Of(data, 0, "", isOneOfMany: false);
        var isShared = (_isShared.TryGetValue(Key(name), out var shared) && shared)
            || (!data.IsOneOfMany && FrameName.Match(name) is { Success: true } match && _bases.Contains(Key(match.Groups["base"].Value)));
        return isShared ? "_" + data.DataHash.Substring(0, Math.Min(HashCharacters, data.DataHash.Length)) : "";
    }

    private static ulong Key(string name) => NameDigest.Of(NameForm.Of(name));
}
