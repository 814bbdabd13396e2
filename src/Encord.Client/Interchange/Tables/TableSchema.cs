namespace Encord.Client.Interchange.Tables;

/// <summary>The columns of a table of labels: the same for every project, and after them one for each attribute and classification of the ontologies.</summary>
internal sealed class TableSchema
{
    private static readonly TableColumn[] Fixed =
    [
        .. Columns(ColumnKind.Text, "Kind", "ProjectHash", "DatasetTitle", "DataHash", "DataTitle", "DataType", "LabelHash", "Branch", "WorkflowStage"),
        .. Columns(ColumnKind.Whole, "Frame"),
        .. Columns(ColumnKind.Text, "Ranges", "FrameTitle"),
        .. Columns(ColumnKind.Whole, "ImageWidth", "ImageHeight"),
        .. Columns(ColumnKind.Text, "ObjectHash", "FeatureHash", "ClassName", "Shape"),
        .. Columns(ColumnKind.Number, "X", "Y", "Width", "Height", "Rotation"),
        .. Columns(ColumnKind.Text, "Points"),
        .. Columns(ColumnKind.Number, "Area", "Confidence"),
        .. Columns(ColumnKind.Flag, "Manual"),
        .. Columns(ColumnKind.Text, "CreatedBy"),
        .. Columns(ColumnKind.Time, "CreatedAt"),
        .. Columns(ColumnKind.Text, "LastEditedBy"),
        .. Columns(ColumnKind.Time, "LastEditedAt"),
        .. Columns(ColumnKind.Text, "FileName", "Split"),
    ];

    private readonly Dictionary<string, int> _places;

    public TableSchema(IEnumerable<OntologyStructure> ontologies)
    {
        var attributes = ontologies.SelectMany(ontology => ontology.Nodes()).OfType<OntologyAttribute>().Select(attribute => attribute.Name).Distinct(StringComparer.Ordinal).ToArray();
        All = [.. Fixed, .. attributes.Select(name => new TableColumn("Attr:" + name, ColumnKind.Text))];
        _places = All.Select((column, place) => (column.Name, place)).ToDictionary(one => one.Name, one => one.place, StringComparer.Ordinal);
    }

    public IReadOnlyList<TableColumn> All { get; }

    public int PlaceOf(string name) => _places[name];

    /// <summary>The column of an answer; null for one whose attribute the ontology no longer has.</summary>
    public int? PlaceOfAnswer(string attribute) => _places.TryGetValue("Attr:" + attribute, out var place) ? place : null;

    private static IEnumerable<TableColumn> Columns(ColumnKind kind, params string[] names) => names.Select(name => new TableColumn(name, kind));
}
