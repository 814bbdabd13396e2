using Encord.Emulator;
using Encord.PowerShell.Tests.Engine;

namespace Encord.PowerShell.Tests.Faults;

/// <summary>A text of 100 million characters, once for each way in which answers are read.</summary>
public sealed class HugeAnswers(SharedServer shared) : IClassFixture<SharedServer>
{
    [Theory]
    [InlineData("a list of the v1 wire", "Get-EncordLabelRow $project", "labelrowmetadata")]
    [InlineData("a page of the v2 wire", "Get-EncordStorageFolder", null)]
    [InlineData("a whole answer", "Get-EncordProject c4b46d5e-9752-4568-8eeb-b71383038ce0", null)]
    [InlineData("label documents", "$row | Get-EncordObjectInstance", "labelrow")]
    public void Are_read_or_refused_in_few_words(string kind, string script, string? queryType)
    {
        var server = shared.Fresh();
        server.Run("$project = Get-EncordProject 'Street scenes'; $row = @(Get-EncordLabelRow 'Street scenes' -InitializedOnly)[0]").ThrowOnError();
        server.Emulator.Faults.Add(new Fault { Kind = FaultKind.HugeText, QueryType = queryType, Path = queryType is null ? "/v2" : null });

        var result = server.Run($"$count = @({script}).Count; $count");

        Assert.Empty(server.Emulator.Faults.Pending);
        // Where the text is the hash of the row, it is the hash of no row that was asked for.
        Assert.True(result.ErrorIds.All(id => id is "EncordUnexpectedResponse" or "EncordNotFound"), $"{kind}: {string.Join(", ", result.ErrorIds)}");
        Assert.All(result.Errors, error => Assert.InRange(error.ToString().Length, 1, 2000));
        Assert.NotEmpty(server.Run("Get-EncordProject").ThrowOnError().Output);
    }
}
