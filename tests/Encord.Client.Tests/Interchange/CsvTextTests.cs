using System.Text;
using CsCheck;
using Encord.Client.Interchange.Exporting;

namespace Encord.Client.Tests.Interchange;

public sealed class CsvTextTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("-2.5", "-2.5")]
    [InlineData("-2+3", "'-2+3")]
    [InlineData("+49 1", "'+49 1")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("a\"b", "\"a\"\"b\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    public void A_cell_is_text_for_spreadsheets_and_parsers(string cell, string written)
    {
        var text = new StringBuilder();
        CsvText.AppendLine(text, [cell, null]);

        Assert.Equal(written + ",\n", text.ToString());
    }

    [Fact]
    public void What_is_written_is_read() => Gen.Char["a,\"\n \u00FC'=@-"].Array[0, 8].Select(letters => new string(letters)).Array[2].Array[1, 5].Sample(
        lines =>
        {
            var path = Path.GetTempFileName();
            try
            {
                var text = new StringBuilder();
                CsvText.AppendLine(text, ["one", "two"]);
                lines.ToList().ForEach(line => CsvText.AppendLine(text, line));
                File.WriteAllText(path, text.ToString());
                Assert.Equal(lines.Select(line => (line[0], line[1])), CsvReading.Read(path).Select(line => (line["one"], line["two"])));
            }
            finally
            {
                File.Delete(path);
            }
        });
}
