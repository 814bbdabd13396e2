using System.Globalization;
using System.Text;
using System.Text.Json;
using Encord.PowerShell.Tests.Coco;
using Encord.PowerShell.Tests.Engine;
using Parquet;
using Parquet.Schema;

namespace Encord.PowerShell.Tests.Interchange;

public sealed class TableExport : IAsyncLifetime
{
    private CocoFixture _fixture = null!;

    public async ValueTask InitializeAsync() => _fixture = await CocoFixture.StartAsync();

    public async ValueTask DisposeAsync() => await _fixture.DisposeAsync();

    [Fact]
    public void A_line_for_each_object_and_frame_has_the_object_in_pixels()
    {
        YoloExport.Label(_fixture);
        _fixture.Shell.Run("$culture = [cultureinfo]::InvariantCulture.Clone(); $culture.NumberFormat.NumberDecimalSeparator = ','; [System.Threading.Thread]::CurrentThread.CurrentCulture = $culture").ThrowOnError();
        var result = ExportOutcome.Of(Run("labels.csv", "").ThrowOnError());

        var bytes = File.ReadAllBytes(_fixture.PathOf("labels.csv"));
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        var lines = ReadCsv(Encoding.UTF8.GetString(bytes[3..]));
        var instances = _fixture.Shell.Run($"Get-EncordLabelRow {_fixture.Project} -InitializedOnly | Get-EncordObjectInstance").ThrowOnError().Output;
        Assert.Equal(instances.Count, lines.Count - 1);
        Assert.Equal(instances.Count, result.Objects);
        Assert.All(lines, line => Assert.Equal(lines[0].Length, line.Length));
        Assert.Equal(["Attr:iscrowd", "Attr:Colour", "Attr:Ripe"], lines[0][^3..]);
        foreach (var instance in instances)
        {
            var shown = InCsv((string)instance.Properties["ObjectHash"].Value);
            var line = lines.Single(one => Cell(lines[0], one, "ObjectHash") == shown
                && Cell(lines[0], one, "Frame") == instance.Properties["Frame"].Value.ToString());
            Assert.Equal((string)instance.Properties["Name"].Value, Cell(lines[0], line, "ClassName"));
            foreach ((var column, var size) in new[] { ("X", 200.0), ("Y", 100), ("Width", 200), ("Height", 100) })
            {
                Assert.Equal((double)instance.Properties[column].Value * size, double.Parse(Cell(lines[0], line, column), CultureInfo.InvariantCulture), 0.005);
            }
        }

        Assert.Equal("20.25", Cell(lines[0], lines.Single(line => Cell(lines[0], line, "ClassName") == "Apple" && Cell(lines[0], line, "FrameTitle") == "bench-000000.jpg"), "X"));
    }

    [Fact]
    public void Json_lines_have_a_picture_each_also_empty_ones()
    {
        YoloExport.Label(_fixture);
        _fixture.Shell.Run($"Get-EncordLabelRow {_fixture.Project} -DataTitle bench-000007.jpg | Initialize-EncordLabelRow | Save-EncordLabelRow").ThrowOnError();
        var result = ExportOutcome.Of(Run("labels.jsonl", "-Format JsonLines -Normalized").ThrowOnError());

        var lines = File.ReadAllLines(_fixture.PathOf("labels.jsonl"));
        JsonElement[] pictures = [.. lines.Select(line => JsonDocument.Parse(line).RootElement.Clone())];
        Assert.Equal(result.Images, pictures.Length);
        Assert.Equal(result.Objects, pictures.Sum(picture => picture.GetProperty("objects").GetArrayLength()));
        var empty = pictures.Single(picture => picture.GetProperty("file_name").GetString() == "bench-000007.jpg");
        Assert.Equal(0, empty.GetProperty("objects").GetArrayLength());
        var apple = pictures.Single(picture => picture.GetProperty("file_name").GetString() == "drive_000003.jpg").GetProperty("objects")[0];
        Assert.Equal([0.1, 0.2, 0.3, 0.4], apple.GetProperty("bbox").EnumerateArray().Select(number => number.GetDouble()));
        Assert.Equal(0, apple.GetProperty("class_index").GetInt32());
        var pear = pictures.Single(picture => picture.GetProperty("file_name").GetString() == "bench-000000.jpg").GetProperty("objects").EnumerateArray().Single(one => one.GetProperty("class").GetString() == "Pear");
        Assert.Equal(2, pear.GetProperty("points").GetArrayLength());
        Assert.NotEqual(0xEF, File.ReadAllBytes(_fixture.PathOf("labels.jsonl"))[0]);
    }

    [Fact]
    public async Task Parquet_holds_what_the_other_table_holds_with_its_types()
    {
        YoloExport.Label(_fixture);
        Run("labels.csv", "-Normalized").ThrowOnError();
        Run("labels.parquet", "-Format Parquet -Normalized").ThrowOnError();

        var csv = ReadCsv(File.ReadAllText(_fixture.PathOf("labels.csv")));
        await using var reader = await ParquetReader.CreateAsync(_fixture.PathOf("labels.parquet"), cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(csv[0], reader.Schema.DataFields.Select(field => field.Name));
        Assert.Equal(1, reader.RowGroupCount);
        using var group = reader.OpenRowGroupReader(0);
        Assert.Equal(csv.Count - 1, group.RowCount);
        foreach (var field in reader.Schema.DataFields)
        {
            var values = field.ClrType == typeof(double) ? await NumbersAsync<double>(field)
                : field.ClrType == typeof(int) ? await NumbersAsync<int>(field)
                : field.ClrType == typeof(bool) ? await NumbersAsync<bool>(field)
                : field.ClrType == typeof(DateTime) ? await NumbersAsync<DateTime>(field)
                : await TextsAsync(field);
            Assert.Equal(csv.Skip(1).Select(line => Cell(csv[0], line, field.Name)), values.Select(Text));
        }

        Assert.Equal(typeof(double), reader.Schema.DataFields.Single(field => field.Name == "X").ClrType);
        Assert.Equal(typeof(DateTime), reader.Schema.DataFields.Single(field => field.Name == "CreatedAt").ClrType);
        Assert.Equal(typeof(bool), reader.Schema.DataFields.Single(field => field.Name == "Manual").ClrType);

        async Task<object?[]> NumbersAsync<T>(DataField field)
            where T : struct
        {
            var values = new T?[group.RowCount];
            await group.ReadAsync(field, values.AsMemory(), null, TestContext.Current.CancellationToken);
            return [.. values.Select(value => (object?)value)];
        }

        async Task<object?[]> TextsAsync(DataField field)
        {
            var values = new string?[group.RowCount];
            await group.ReadAsync(field, values.AsMemory(), null, TestContext.Current.CancellationToken);
            return [.. values];
        }

        static string Text(object? value) => value switch
        {
            null => "",
            double number => number.ToString("R", CultureInfo.InvariantCulture),
            bool flag => flag ? "true" : "false",
            DateTime time => time.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
            string text => InCsv(text),
            _ => value.ToString()!,
        };
    }

    [Theory]
    [InlineData("Csv")]
    [InlineData("JsonLines")]
    [InlineData("Parquet")]
    public void A_second_run_writes_the_same_bytes_and_a_file_that_is_there_wants_force(string format)
    {
        YoloExport.Label(_fixture);

        Run("one", "-Format " + format).ThrowOnError();
        Run("two", "-Format " + format).ThrowOnError();
        var there = Run("two", "-Format " + format);

        Assert.Equal(File.ReadAllBytes(_fixture.PathOf("one")), File.ReadAllBytes(_fixture.PathOf("two")));
        Assert.Equal(["EncordInvalidArgument"], there.ErrorIds);
    }

    private ShellResult Run(string name, string parameters) => _fixture.Shell.Run($"Export-EncordLabelTable {_fixture.Project} '{_fixture.PathOf(name)}' {parameters}");

    /// <summary>Hashes are base64, and text that begins like a formula has an apostrophe in front.</summary>
    private static string InCsv(string text) =>
        text is ['+', ..] && !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? "'" + text : text;

    private static string Cell(string[] head, string[] line, string column) => line[Array.IndexOf(head, column)];

    /// <summary>RFC 4180, written for the test.</summary>
    private static List<string[]> ReadCsv(string text)
    {
        var lines = new List<string[]>();
        var cells = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (quoted)
            {
                if (text[i] == '"' && i + 1 < text.Length && text[i + 1] == '"')
                {
                    cell.Append('"');
                    i++;
                }
                else if (text[i] == '"')
                {
                    quoted = false;
                }
                else
                {
                    cell.Append(text[i]);
                }
            }
            else if (text[i] == '"')
            {
                quoted = true;
            }
            else if (text[i] is ',' or '\n')
            {
                cells.Add(cell.ToString());
                cell.Clear();
                if (text[i] == '\n')
                {
                    lines.Add([.. cells]);
                    cells.Clear();
                }
            }
            else if (text[i] is not ('\r' or '\uFEFF'))
            {
                cell.Append(text[i]);
            }
        }

        Assert.Empty(cells);
        return lines;
    }
}
