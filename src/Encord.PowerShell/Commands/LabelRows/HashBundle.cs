namespace Encord.PowerShell.Commands.LabelRows;

/// <summary>Hashes that come down the pipeline one by one, gathered so that a thousand tasks are one question and not a thousand.</summary>
internal sealed class HashBundle
{
    private const int Limit = 1000;

    private readonly List<string> _hashes = [];
    private bool _byLabel;

    public ProjectReference? Project { get; private set; }

    public IReadOnlyCollection<string>? DataHashes => _byLabel ? null : _hashes;

    public IReadOnlyCollection<string>? LabelHashes => _byLabel ? _hashes : null;

    /// <summary>Takes the hashes of one input.</summary>
    /// <param name="full">What has to be asked for before these hashes, because they are of another project or kind, or are too many.</param>
    /// <returns>False when the input has no hash: it means the whole project.</returns>
    public bool Take(ProjectReference project, string[]? dataHashes, string[]? labelHashes, out HashBundle? full)
    {
        full = null;

        // A label hash says which branch is meant, a data hash does not: the two kinds never share a question.
        // A table read from CSV has empty text where there was no hash.
        var labels = Given(labelHashes);
        var byLabel = labels.Length > 0;
        var hashes = byLabel ? labels : Given(dataHashes);
        if (hashes.Length == 0)
        {
            return false;
        }

        if (Project is not null && (byLabel != _byLabel || Project.ToString() != project.ToString() || _hashes.Count + hashes.Length > Limit))
        {
            full = new HashBundle { Project = Project, _byLabel = _byLabel };
            full._hashes.AddRange(_hashes);
            _hashes.Clear();
        }

        Project = project;
        _byLabel = byLabel;
        _hashes.AddRange(hashes);
        return true;
    }

    private static string[] Given(string[]? hashes) => hashes is null ? [] : [.. hashes.Where(hash => !string.IsNullOrWhiteSpace(hash))];
}
