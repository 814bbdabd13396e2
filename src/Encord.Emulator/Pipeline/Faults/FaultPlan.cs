using Encord.Emulator.Pipeline;
using Encord.Emulator.Pipeline.Faults;

namespace Encord.Emulator;

/// <summary>The faults that are waiting. Safe to change while requests run.</summary>
public sealed class FaultPlan
{
    private readonly Lock _gate = new();
    private readonly List<Entry> _entries = [];

    /// <summary>Faults that can still strike, in the order they were added.</summary>
    public IReadOnlyList<Fault> Pending
    {
        get
        {
            lock (_gate)
            {
                return [.. _entries.Select(entry => entry.Fault with { Skip = entry.ToSkip, Count = entry.Left })];
            }
        }
    }

    /// <exception cref="ArgumentException">The fault cannot be carried out.</exception>
    public void Add(Fault fault)
    {
        FaultCheck.Check(fault);
        lock (_gate)
        {
            _entries.Add(new Entry(fault));
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _entries.Clear();
        }
    }

    /// <summary>The first fault that this request has earned.</summary>
    internal Fault? Take(string method, string path, RawRequest? raw)
    {
        lock (_gate)
        {
            foreach (var entry in _entries)
            {
                if (!Matches(entry.Fault, method, path, raw))
                {
                    continue;
                }

                if (entry.ToSkip > 0)
                {
                    entry.ToSkip--;
                    continue;
                }

                if (entry.Left is { } left)
                {
                    entry.Left = left - 1;
                    if (entry.Left == 0)
                    {
                        _entries.Remove(entry);
                    }
                }

                return entry.Fault;
            }

            return null;
        }
    }

    private static bool Matches(Fault fault, string method, string path, RawRequest? raw) =>
        (fault.Method is null || string.Equals(fault.Method, method, StringComparison.OrdinalIgnoreCase))
        && (fault.Path is null || path.StartsWith(fault.Path, StringComparison.OrdinalIgnoreCase))
        && (fault.QueryType is null || string.Equals(fault.QueryType, raw?.QueryType, StringComparison.OrdinalIgnoreCase))
        && (fault.QueryMethod is null || string.Equals(fault.QueryMethod, raw?.QueryMethod, StringComparison.OrdinalIgnoreCase));

    private sealed class Entry(Fault fault)
    {
        public Fault Fault { get; } = fault;

        public int ToSkip { get; set; } = fault.Skip;

        public int? Left { get; set; } = fault.Count;
    }
}
