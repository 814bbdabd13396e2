using Encord.PowerShell.Tests.Engine;

namespace Encord.PowerShell.Tests.Commands.Data;

public sealed class ClientMetadata
{
    private const string Rows = "Get-EncordLabelRow 'Street scenes' -DataTitle 'street-000[0-4].png'";

    [Fact]
    public async Task Is_replaced_or_merged()
    {
        await using var server = await OwnServer.StartAsync();
        server.Run($"{Rows} | Set-EncordStorageItem @{{ camera = 'front'; place = @{{ city = 'London'; lane = 2 }} }}").ThrowOnError();
        Assert.All(Read("place"), place => Assert.Equal("London", ((System.Management.Automation.PSObject)place!).Properties["city"].Value));
        server.Run($"{Rows} | Set-EncordStorageItem @{{ place = 'here'; night = $true }} -Merge").ThrowOnError();
        Assert.All(Read("camera"), camera => Assert.Equal("front", camera));
        Assert.All(Read("place"), place => Assert.Equal("here", place));
        Assert.All(Read("night"), night => Assert.Equal(true, night));
        server.Run($"{Rows} | Set-EncordStorageItem '{{\"only\":1}}'").ThrowOnError();
        Assert.All(Read("camera"), Assert.Null);
        Assert.All(Read("only"), only => Assert.Equal(1L, only));

        IReadOnlyList<object?> Read(string member) =>
            server.Run($"{Rows} | Get-EncordStorageItem | ForEach-Object {{ $_.ClientMetadata | ConvertFrom-Json }}").ThrowOnError().Values(member);
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("-Merge", 1)]
    [InlineData("-BundleSize 2", 3)]
    public async Task Goes_out_in_bundles(string how, int changes)
    {
        await using var server = await OwnServer.StartAsync();
        server.Run($"$r = {Rows}").ThrowOnError();
        server.Emulator.RequestLog.Clear();
        var written = server.Run($"$r | Set-EncordStorageItem @{{ a = 1 }} {how} -PassThru").ThrowOnError();
        Assert.Equal(changes, server.Emulator.RequestLog.ChangeCount);
        Assert.Equal(5, written.Output.Count);
        Assert.All(written.Texts("ClientMetadata"), text => Assert.Contains("\"a\":1", text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-Merge")]
    public async Task An_item_that_has_gone_fails_alone(string how)
    {
        await using var server = await OwnServer.StartAsync();
        server.Run($"$items = @(({Rows}).BackingItemUuid); $items += '11111111-1111-1111-1111-111111111111'").ThrowOnError();
        var result = server.Run($"$items | Set-EncordStorageItem @{{ a = 1 }} {how} -PassThru");
        Assert.Equal("11111111-1111-1111-1111-111111111111", Assert.Single(result.Errors).TargetObject);
        Assert.Equal(5, result.Output.Count);
    }

    [Theory]
    [InlineData("'not json'")]
    [InlineData("'[1]'")]
    [InlineData("3")]
    public async Task Must_be_an_object(string metadata)
    {
        await using var server = await OwnServer.StartAsync();
        Assert.Equal("EncordInvalidArgument", server.Shell.CatchId($"{Rows} | Set-EncordStorageItem {metadata}"));
        Assert.Equal(0, server.Emulator.RequestLog.ChangeCount);
    }

    [Fact]
    public async Task A_what_if_changes_nothing()
    {
        await using var server = await OwnServer.StartAsync();
        server.Run($"{Rows} | Set-EncordStorageItem @{{ a = 1 }} -Merge -WhatIf").ThrowOnError();
        Assert.Equal(0, server.Emulator.RequestLog.ChangeCount);
    }
}
