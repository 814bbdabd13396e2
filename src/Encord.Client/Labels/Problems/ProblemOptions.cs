namespace Encord.Client.Labels.Problems;

/// <summary>What is looked for, and from where on it is a finding.</summary>
internal sealed record ProblemOptions
{
    /// <summary>The checks; null for all.</summary>
    public IReadOnlyCollection<LabelCheck>? Checks { get; init; }

    /// <summary>Pixels: boxes with a shorter side, and areas that cover less than its square, are tiny.</summary>
    public double MinimumSize { get; init; } = 4;

    /// <summary>Two objects of one kind that overlap so much are one object twice.</summary>
    public double DuplicateIou { get; init; } = 0.95;

    /// <summary>On so many frames in a row an object cannot be at exactly the same place by chance.</summary>
    public int IdenticalFrames { get; init; } = 10;

    public bool Wants(LabelCheck check) => Checks?.Contains(check) != false;
}
