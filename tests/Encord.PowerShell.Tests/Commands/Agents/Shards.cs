using System.Security.Cryptography;
using System.Text;
using Encord.PowerShell.Tests.Engine;

namespace Encord.PowerShell.Tests.Commands.Agents;

public sealed class Shards(SampleServer sample)
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(16)]
    public void Have_every_task_exactly_once(int count)
    {
        using var shell = Shell.Connected(sample.Address);
        var all = shell.Run("$t = Get-EncordWorkflowTask 'Street scenes' -Stage Annotate; $t").ThrowOnError();
        string[] divided = [.. Enumerable.Range(0, count).SelectMany(i => shell.Run($"$t | Select-EncordShard {i} {count}").ThrowOnError().Texts("TaskUuid"))!];
        Assert.Equal(all.Texts("TaskUuid").Order(StringComparer.Ordinal), divided.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Follow_the_first_bytes_of_the_digest_of_the_hash_in_lower_case()
    {
        using var shell = Shell.Open();
        foreach (var hash in Enumerable.Range(0, 50).Select(_ => Guid.NewGuid()))
        {
            var digest = SHA256.HashData(Encoding.UTF8.GetBytes(hash.ToString()));
            var expected = System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(digest) % 7;
            foreach (var form in (object[])[hash, hash.ToString(), hash.ToString().ToUpperInvariant()])
            {
                Assert.Single(shell.Run($"$h | Select-EncordShard {expected} 7", ("h", form)).ThrowOnError().Output);
                Assert.Empty(shell.Run($"$h | Select-EncordShard {(expected + 1) % 7} 7", ("h", form)).ThrowOnError().Output);
            }
        }
    }

    [Fact]
    public void Beyond_the_count_are_an_error_and_what_has_no_hash_is_said()
    {
        using var shell = Shell.Open();
        Assert.Equal("EncordInvalidArgument", shell.CatchId("'x' | Select-EncordShard 3 3"));
        var result = shell.Run("[pscustomobject]@{ Name = 'x' }, [pscustomobject]@{ DataHash = 'y' } | Select-EncordShard 0 1");
        Assert.Equal(["EncordInvalidArgument"], result.ErrorIds);
        Assert.Equal(["y"], result.Texts("DataHash"));
    }
}
