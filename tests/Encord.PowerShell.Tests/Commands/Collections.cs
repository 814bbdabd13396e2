using Encord.PowerShell.Tests.Engine;

namespace Encord.PowerShell.Tests.Commands;

public sealed class Collections
{
    [Fact]
    public async Task Hold_the_frames_that_were_added()
    {
        await using var server = await OwnServer.StartAsync();
        server.Run("$c = New-EncordCollection 'Street scenes' 'Hard' -Description 'd'").ThrowOnError();
        server.Emulator.RequestLog.Clear();
        server.Run("Get-EncordLabelRow 'Street scenes' -DataTitle 'walk-*' | Add-EncordCollectionItem $c -Frame 0, 2").ThrowOnError();
        Assert.Single(server.Emulator.RequestLog.Requests, request => request.Target.Contains("add-items", StringComparison.Ordinal));
        var items = server.Run("Get-EncordCollection 'Street scenes' -Name H* | Get-EncordCollectionItem").ThrowOnError();
        Assert.Equal(24, items.Output.Count);
        Assert.Equal(12, server.Run("Get-EncordCollection 'Street scenes' Hard | Get-EncordCollectionItem | Where-Object Frame -eq 2 | Get-EncordLabelRow").ThrowOnError().Output.Count);
    }

    [Fact]
    public async Task Refuse_alone_what_does_not_exist()
    {
        await using var server = await OwnServer.StartAsync();
        server.Run("$c = New-EncordCollection 'Street scenes' 'Hard'; $row = Get-EncordLabelRow 'Street scenes' -DataTitle 'street-0000.png'").ThrowOnError();
        var result = server.Run("Add-EncordCollectionItem $c $row.DataHash -Frame 0, 99");
        Assert.Equal(["EncordNotFound"], result.ErrorIds);
        Assert.Contains("frame 99", result.Errors[0].ToString());
        Assert.Single(server.Run("$c | Get-EncordCollectionItem").ThrowOnError().Output);
        Assert.Equal(["EncordNotFound"], server.Run("Get-EncordCollection 'Street scenes' Nothing").ErrorIds);
        Assert.Equal(["EncordInvalidArgument"], server.Run("$l = New-EncordCollection 'Street scenes' 'Labels' -CollectionType Label; Add-EncordCollectionItem $l $row.DataHash").ErrorIds);
    }
}
