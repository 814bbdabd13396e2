namespace Encord.Client.Pictures.Report;

/// <summary>What is counted of one class.</summary>
internal sealed class ClassFigures(int index, string featureHash, string name, string kind)
{
    /// <summary>The kind of what is said of whole pictures.</summary>
    public const string Classification = "classification";

    /// <summary>Cells of a heat map across, and down.</summary>
    public const int Cells = 32;

    private int[]? _heat;

    /// <summary>The place among the classes.</summary>
    public int Index => index;

    public string FeatureHash => featureHash;

    public string Name => name;

    public string Kind => kind;

    public bool IsObject => kind != Classification;

    /// <summary>Whether the ontology has it, and not as something of the past.</summary>
    public bool IsCurrent { get; init; }

    /// <summary>Objects frame by frame; classifications.</summary>
    public long Count { get; set; }

    public long Tracks { get; set; }

    public long Images { get; set; }

    public long Rows { get; set; }

    /// <summary>Objects that touch the border of their picture.</summary>
    public long AtBorder { get; set; }

    /// <summary>How many have their centre in a cell; null where none has a place.</summary>
    public IReadOnlyList<int>? Heat => _heat;

    /// <param name="x">Of the centre, as a fraction of the picture.</param>
    /// <param name="y">Of the centre, as a fraction of the picture.</param>
    public void AddCentre(double x, double y) => (_heat ??= new int[Cells * Cells])[(CellOf(y) * Cells) + CellOf(x)]++;

    private static int CellOf(double place) => (int)Math.Max(0, Math.Min(Cells - 1, place * Cells));
}
