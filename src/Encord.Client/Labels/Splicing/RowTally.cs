namespace Encord.Client.Labels.Splicing;

/// <summary>What an import does to one row, in numbers.</summary>
internal struct RowTally
{
    public long Added;
    public long Replaced;
    public long Unchanged;

    /// <summary>There already, and not as the file has it.</summary>
    public long Different;
    public long Skipped;

    public readonly bool ChangesAnything => Added + Replaced > 0;
}
