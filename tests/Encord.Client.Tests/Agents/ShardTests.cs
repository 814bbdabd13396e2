using Encord.Client.Agents;

namespace Encord.Client.Tests.Agents;

public sealed class ShardTests
{
    // Worked out with sha256sum: the first eight digits of the digest, as a number, modulo the count.
    [Theory]
    [InlineData("00000000-0000-0000-0000-000000000000", 0x12b9377c)]
    [InlineData("abc", 0xba7816bf)]
    public void Are_the_first_four_bytes_of_the_digest(string hash, uint number)
    {
        foreach (var count in (int[])[1, 2, 7, 1000, int.MaxValue])
        {
            Assert.Equal((int)(number % (uint)count), Shard.Of(hash, count));
            Assert.Equal((int)(number % (uint)count), Shard.Of(" " + hash.ToUpperInvariant(), count));
        }
    }

    [Fact]
    public void Are_about_equal()
    {
        var sizes = new int[16];
        for (var i = 0; i < 16_000; i++)
        {
            sizes[Shard.Of($"data-{i}", 16)]++;
        }

        Assert.All(sizes, size => Assert.InRange(size, 850, 1150));
    }
}
