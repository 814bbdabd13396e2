using Encord.Client.Interchange.Exporting;

namespace Encord.Client.Pictures.Report;

/// <summary>What is counted of one person.</summary>
internal sealed class PersonFigures(string email)
{
    public string Email => email;

    /// <summary>What the person did with tasks, by kind.</summary>
    public Counts Actions { get; } = new();

    public long Seconds { get; set; }

    /// <summary>Objects that the person made; one counts once, whatever the number of its frames.</summary>
    public long Objects { get; set; }

    /// <summary>Different tasks that the person submitted.</summary>
    public long Submitted { get; set; }

    /// <summary>Those of them that a reviewer sent back at least once.</summary>
    public long SentBack { get; set; }
}

/// <summary>Counts what was done, by day, stage and person.</summary>
internal sealed class WorkTally(Project project)
{
    private readonly Dictionary<string, PersonFigures> _people = new(StringComparer.OrdinalIgnoreCase);
    private readonly SortedDictionary<DateTime, Counts> _days = [];
    private readonly Dictionary<string, Counts> _stages = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<(ulong Task, string Email)> _submitted = [];
    private readonly HashSet<ulong> _rejected = [];

    /// <summary>All that was done, by kind.</summary>
    public Counts Actions { get; } = new();

    public long Seconds => _people.Values.Sum(person => person.Seconds);

    /// <summary>Days in UTC on which something was done.</summary>
    public IReadOnlyDictionary<DateTime, Counts> Days => _days;

    /// <summary>Who did the most first.</summary>
    public IEnumerable<PersonFigures> People()
    {
        foreach (var person in _people.Values)
        {
            person.Submitted = 0;
            person.SentBack = 0;
        }

        // At the end, because actions come in any order.
        foreach ((var task, var email) in _submitted)
        {
            _people[email].Submitted++;
            _people[email].SentBack += _rejected.Contains(task) ? 1 : 0;
        }

        return _people.Values.OrderByDescending(person => person.Objects).ThenByDescending(person => person.Actions.Total).ThenBy(person => person.Email, StringComparer.Ordinal);
    }

    /// <summary>The stages of the workflow in their order, with what was done in each; then stages that are gone.</summary>
    public IEnumerable<(string Name, Counts Actions)> Stages() => project.WorkflowStages.Where(stage => _stages.ContainsKey(stage.StageUuid))
        .Select(stage => (stage.Name, _stages[stage.StageUuid]))
        .Concat(_stages.Where(entry => project.WorkflowStages.All(stage => !stage.StageUuid.Equals(entry.Key, StringComparison.OrdinalIgnoreCase)))
            .OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => (entry.Key.Length > 0 ? entry.Key : "no stage", entry.Value)));

    public void Add(TaskAction action)
    {
        var kind = action.Action ?? "Unknown";
        Actions.Add(kind);
        if (action.Timestamp is { } time)
        {
            Of(_days, time.UtcDateTime.Date).Add(kind);
        }

        Of(_stages, action.StageUuid ?? "").Add(kind);
        if (kind == nameof(TaskActionType.Reject))
        {
            _rejected.Add(NameDigest.Of(action.TaskUuid));
        }

        if (action.UserEmail is { Length: > 0 } email)
        {
            Person(email).Actions.Add(kind);
            if (kind == nameof(TaskActionType.Submit))
            {
                _submitted.Add((NameDigest.Of(action.TaskUuid), Person(email).Email));
            }
        }
    }

    public void Add(TimeSpent time) => Person(time.UserEmail).Seconds += time.TimeSeconds;

    public void Add(IReadOnlyList<ObjectInstance> objects)
    {
        foreach (var track in objects.GroupBy(instance => (instance.FeatureHash, instance.ObjectHash)))
        {
            if (track.First().CreatedBy is { Length: > 0 } email)
            {
                Person(email).Objects++;
            }
        }
    }

    private PersonFigures Person(string email)
    {
        if (!_people.TryGetValue(email, out var person))
        {
            _people.Add(email, person = new PersonFigures(email));
        }

        return person;
    }

    private static Counts Of<T>(IDictionary<T, Counts> all, T key)
    {
        if (!all.TryGetValue(key, out var counts))
        {
            all.Add(key, counts = new Counts());
        }

        return counts;
    }
}
