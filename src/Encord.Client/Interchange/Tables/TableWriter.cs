using Encord.Client.Interchange.Exporting;

namespace Encord.Client.Interchange.Tables;

/// <summary>Writes the lines of a table in one of its formats.</summary>
internal abstract class TableWriter
{
    /// <summary>Writes what was labelled in a picture; of data without pictures, in all of it.</summary>
    public abstract void Write(TablePicture picture);

    /// <summary>Writes what is still held.</summary>
    public virtual void Complete()
    {
    }

    public static TableWriter Create(TableExportOptions options, Stream stream, TableSchema schema, ClassTable classes) => options.Format switch
    {
        TableFormat.Csv => new CsvTable(stream, schema),
        TableFormat.JsonLines => new JsonLinesTable(stream, classes, options.IsNormalized),
        _ => new ParquetTable(stream, schema),
    };
}

/// <summary>A picture of a table: its lines, and what a line for the whole picture says.</summary>
internal sealed record TablePicture(LabelRow Row, int? Frame, TableLine.Place Place, string Split)
{
    public List<ObjectInstance> Objects { get; } = [];

    /// <summary>What holds in the picture as a whole.</summary>
    public List<ClassificationInstance> Classifications { get; } = [];

    /// <summary>The lines of tables: each object here, and each classification that begins here.</summary>
    public List<object?[]> Lines { get; } = [];
}
