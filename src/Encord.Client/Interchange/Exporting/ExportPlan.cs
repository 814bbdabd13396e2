namespace Encord.Client.Interchange.Exporting;

/// <summary>What an export is going to do, known before anything is written.</summary>
internal sealed class ExportPlan(LabelExportOptions options, ClassTable classes, IReadOnlyDictionary<string, OntologyStructure> ontologies, StemTable stems)
{
    private readonly Dictionary<string, long> _rows = new(StringComparer.Ordinal);

    public LabelExportOptions Options => options;

    public ClassTable Classes => classes;

    public StemTable Stems => stems;

    /// <summary>Label rows that will be written.</summary>
    public long Rows => _rows.Values.Sum();

    /// <summary>Splits that have rows, in their order.</summary>
    public IReadOnlyList<string> Splits => SplitRule.InOrder(_rows.Keys);

    public OntologyStructure OntologyOf(LabelRow row) => ontologies[row.ProjectHash];

    public IEnumerable<OntologyStructure> Ontologies => ontologies.Values;

    public void Count(string split) => _rows[split] = RowsOf(split) + 1;

    public long RowsOf(string split) => _rows.TryGetValue(split, out var rows) ? rows : 0;

    /// <summary><c>10 label rows (train: 8, val: 2), 3 classes</c></summary>
    public override string ToString() =>
        $"{Rows} label rows ({string.Join(", ", Splits.Select(split => split + ": " + RowsOf(split)))}), {classes.Classes.Count} classes";
}
