using System.IO.Compression;
using System.Text;

namespace Encord.Client.Interchange.Tables;

/// <summary>
/// Parquet: each column by itself, packed, in groups of lines, so that memory does not grow with the table. Written here and not by a package, because the packages
/// do not run in Windows PowerShell and would double the module; a package reads it in the tests.
/// </summary>
internal sealed class ParquetTable : TableWriter
{
    private const int LinesInGroup = 50_000;
    private const long CharactersInGroup = 32L * 1024 * 1024;

    // Numbers of the format: https://github.com/apache/parquet-format.
    private const int PlainEncoding = 0;
    private const int RunLengthEncoding = 3;
    private const int GzipCodec = 2;
    private const int Optional = 1;

    private static readonly byte[] Magic = Encoding.ASCII.GetBytes("PAR1");

    private readonly Stream _stream;
    private readonly TableSchema _schema;
    private readonly List<object?[]> _lines = [];
    private readonly List<Group> _groups = [];
    private long _characters;
    private long _position;

    public ParquetTable(Stream stream, TableSchema schema)
    {
        _stream = stream;
        _schema = schema;
        Write(Magic);
    }

    public override void Write(TablePicture picture)
    {
        foreach (var line in picture.Lines)
        {
            _lines.Add(line);
            _characters += line.Sum(cell => cell is string text ? text.Length : 0);
            if (_lines.Count >= LinesInGroup || _characters > CharactersInGroup)
            {
                WriteGroup();
            }
        }
    }

    public override void Complete()
    {
        if (_lines.Count > 0)
        {
            WriteGroup();
        }

        var footer = Footer();
        Write(footer);
        Write(BitConverter.GetBytes(footer.Length));
        Write(Magic);
    }

    private void WriteGroup()
    {
        var chunks = new List<Chunk>();
        for (var place = 0; place < _schema.All.Count; place++)
        {
            var page = Page(place);
            var packed = Packed(page);
            var header = new CompactWriter();
            header.Struct(() =>
            {
                header.Whole(1, 0);
                header.Whole(2, page.Length);
                header.Whole(3, packed.Length);
                header.Struct(5, () =>
                {
                    header.Whole(1, _lines.Count);
                    header.Whole(2, PlainEncoding);
                    header.Whole(3, RunLengthEncoding);
                    header.Whole(4, RunLengthEncoding);
                });
            });
            var head = header.ToArray();
            chunks.Add(new Chunk(_schema.All[place], _position, head.Length + page.Length, head.Length + packed.Length));
            Write(head);
            Write(packed);
        }

        _groups.Add(new Group(_lines.Count, chunks));
        _lines.Clear();
        _characters = 0;
    }

    /// <summary>Which lines have a value, and then the values.</summary>
    private byte[] Page(int place)
    {
        var levels = new List<byte>();
        for (var start = 0; start < _lines.Count;)
        {
            var isThere = _lines[start][place] is not null;
            var end = start;
            while (end < _lines.Count && (_lines[end][place] is not null) == isThere)
            {
                end++;
            }

            CompactWriter.Varint(levels, (ulong)(end - start) << 1);
            levels.Add((byte)(isThere ? 1 : 0));
            start = end;
        }

        using var page = new MemoryStream();
        using var writer = new BinaryWriter(page);
        writer.Write(levels.Count);
        writer.Write(levels.ToArray());
        var values = _lines.Select(line => line[place]).OfType<object>().ToArray();
        if (_schema.All[place].Kind == ColumnKind.Flag)
        {
            for (var i = 0; i < values.Length; i += 8)
            {
                writer.Write((byte)values.Skip(i).Take(8).Select((value, bit) => (bool)value ? 1 << bit : 0).Sum());
            }
        }
        else
        {
            values.ToList().ForEach(value => Write(writer, value));
        }

        writer.Flush();
        return page.ToArray();
    }

    private static void Write(BinaryWriter writer, object value)
    {
        switch (value)
        {
            case int whole:
                writer.Write(whole);
                break;
            case double number:
                writer.Write(number);
                break;
            case DateTime time:
                writer.Write((time.Ticks - new DateTime(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc).Ticks) / 10);
                break;
            default:
                var text = Encoding.UTF8.GetBytes((string)value);
                writer.Write(text.Length);
                writer.Write(text);
                break;
        }
    }

    private static byte[] Packed(byte[] page)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(page, 0, page.Length);
        }

        return packed.ToArray();
    }

    private byte[] Footer()
    {
        var footer = new CompactWriter();
        footer.Struct(() =>
        {
            footer.Whole(1, 1);
            footer.Structs<TableColumn?>(2, [null, .. _schema.All], column => Element(footer, column));
            footer.Long(3, _groups.Sum(group => (long)group.Lines));
            footer.Structs(4, _groups, group =>
            {
                footer.Structs(1, group.Chunks, chunk => Describe(footer, chunk, group.Lines));
                footer.Long(2, group.Chunks.Sum(chunk => chunk.Bytes));
                footer.Long(3, group.Lines);
            });
            footer.Text(6, "Encord for PowerShell");
        });
        return footer.ToArray();
    }

    /// <summary>A column, or the root of all.</summary>
    private void Element(CompactWriter footer, TableColumn? column)
    {
        if (column is null)
        {
            footer.Text(4, "schema");
            footer.Whole(5, _schema.All.Count);
            return;
        }

        footer.Whole(1, TypeOf(column));
        footer.Whole(3, Optional);
        footer.Text(4, column.Name);
        if (column.Kind == ColumnKind.Text)
        {
            footer.Whole(6, 0);
            footer.Struct(10, () => footer.Struct(1, () => { }));
        }
        else if (column.Kind == ColumnKind.Time)
        {
            footer.Whole(6, 10);
            footer.Struct(10, () => footer.Struct(8, () =>
            {
                footer.Flag(1, true);
                footer.Struct(2, () => footer.Struct(2, () => { }));
            }));
        }
    }

    private static void Describe(CompactWriter footer, Chunk chunk, int lines)
    {
        footer.Long(2, chunk.Offset);
        footer.Struct(3, () =>
        {
            footer.Whole(1, TypeOf(chunk.Column));
            footer.Wholes(2, PlainEncoding, RunLengthEncoding);
            footer.Texts(3, chunk.Column.Name);
            footer.Whole(4, GzipCodec);
            footer.Long(5, lines);
            footer.Long(6, chunk.Bytes);
            footer.Long(7, chunk.PackedBytes);
            footer.Long(9, chunk.Offset);
        });
    }

    private static int TypeOf(TableColumn column) => column.Kind switch
    {
        ColumnKind.Flag => 0,
        ColumnKind.Whole => 1,
        ColumnKind.Time => 2,
        ColumnKind.Number => 5,
        _ => 6,
    };

    private void Write(byte[] bytes)
    {
        _stream.Write(bytes, 0, bytes.Length);
        _position += bytes.Length;
    }

    private sealed record Chunk(TableColumn Column, long Offset, long Bytes, long PackedBytes);

    private sealed record Group(int Lines, IReadOnlyList<Chunk> Chunks);
}
