using System.Security.Cryptography;
using System.Text;
using Encord.Client.Interchange.Exporting;

namespace Encord.Client.Tests.Interchange;

public sealed class SplitRuleTests
{
    private static readonly Dictionary<string, double> Shares = new() { ["val"] = 0.1, ["train"] = 0.8, ["test"] = 0.1 };

    [Fact]
    public void The_position_is_the_start_of_the_digest_as_a_fraction()
    {
        var key = Guid.NewGuid().ToString();
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(key));

        Assert.Equal(System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(digest) / Math.Pow(2, 64), SplitRule.PositionOf(key), 1e-12);
    }

    [Fact]
    public void Shares_are_met_on_average_whatever_the_order_of_the_table()
    {
        var rule = SplitRule.ByShare(Shares, null);
        var other = SplitRule.ByShare(Shares.Reverse().ToDictionary(share => share.Key, share => share.Value), null);
        LabelRow[] rows = [.. Enumerable.Range(0, 5000).Select(i => new LabelRow("p") { DataHash = "row " + i })];

        Assert.Equal(rows.Select(rule.Of), rows.Select(other.Of));
        Assert.InRange(rows.Count(row => rule.Of(row) == "train"), 3880, 4120);
        Assert.InRange(rows.Count(row => rule.Of(row) == "val"), 420, 580);
    }

    [Fact]
    public void A_group_stays_together()
    {
        var rule = SplitRule.ByShare(Shares, row => RowValue.Of(row, "DatasetTitle"));

        Assert.Single(Enumerable.Range(0, 100).Select(i => rule.Of(new LabelRow("p") { DataHash = "row " + i, DatasetTitle = "camera 7" })).Distinct());
        Assert.Null(rule.Of(new LabelRow("p") { DataHash = "row" }));
    }

    [Theory]
    [InlineData("""{"Camera":"North","n":3}""", "Camera", "North")]
    [InlineData("""{"Camera":"North","n":3}""", "n", "3")]
    [InlineData("""{"Camera":null}""", "Camera", null)]
    [InlineData("[1]", "Camera", null)]
    [InlineData("not JSON", "Camera", null)]
    [InlineData(null, "Camera", null)]
    public void A_row_says_its_metadata(string? json, string key, string? value) => Assert.Equal(value, RowValue.Of(new LabelRow("p") { ClientMetadata = json }, key));
}
