namespace Encord.Client.Pictures.Report;

/// <summary>Counts findings by check and severity, and keeps the first ones of each as examples.</summary>
internal sealed class ProblemTally
{
    /// <summary>Examples of each check.</summary>
    public const int Examples = 10;

    private readonly Dictionary<LabelCheck, List<LabelProblem>> _examples = [];
    private readonly Dictionary<(LabelCheck Check, LabelProblemSeverity Severity), long> _counts = [];

    public long Total => _counts.Values.Sum();

    public long this[LabelProblemSeverity severity] => _counts.Where(entry => entry.Key.Severity == severity).Sum(entry => entry.Value);

    /// <summary>The worst first.</summary>
    public IEnumerable<(LabelCheck Check, LabelProblemSeverity Severity, long Count)> Counts() => _counts
        .OrderByDescending(entry => entry.Key.Severity).ThenBy(entry => entry.Key.Check).Select(entry => (entry.Key.Check, entry.Key.Severity, entry.Value));

    public IReadOnlyList<LabelProblem> ExamplesOf(LabelCheck check) => _examples.TryGetValue(check, out var examples) ? examples : [];

    public void Add(LabelProblem problem)
    {
        _counts.TryGetValue((problem.Check, problem.Severity), out var before);
        _counts[(problem.Check, problem.Severity)] = before + 1;
        if (!_examples.TryGetValue(problem.Check, out var examples))
        {
            _examples.Add(problem.Check, examples = []);
        }

        if (examples.Count < Examples)
        {
            examples.Add(problem);
        }
    }
}
