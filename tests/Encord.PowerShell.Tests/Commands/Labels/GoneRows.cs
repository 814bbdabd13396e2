using Encord.PowerShell.Tests.Engine;

namespace Encord.PowerShell.Tests.Commands.Labels;

/// <summary>A row that has gone since it was listed is its own error, and no reason to leave the others of its bundle.</summary>
public sealed class GoneRows
{
    [Theory]
    [InlineData("Complete-EncordLabelRow -PassThru")]
    [InlineData("Open-EncordLabelRow -PassThru")]
    [InlineData("Set-EncordLabelRowPriority 0.25 -PassThru")]
    [InlineData("Save-EncordLabelRow -PassThru")]
    [InlineData("Save-EncordLabelRow -Force -PassThru")]
    [InlineData("Initialize-EncordLabelRow -Overwrite")]
    public async Task Fail_alone(string command)
    {
        await using OwnServer server = await OwnServer.StartAsync();
        server.Run(
            """
            $tours = (Get-EncordDataset -Title 'Street tours').DatasetHash
            $all = Get-EncordLabelRow 'Street scenes'
            $gone = @($all | Where-Object DatasetHash -eq $tours)[0]
            $kept = @($all | Where-Object DatasetHash -ne $tours)[0..3]
            $rows = $kept[0], $kept[1], $gone, $kept[2], $kept[3] | Initialize-EncordLabelRow
            Remove-EncordDataset 'Street scenes' $tours -Force
            """).ThrowOnError();

        ShellResult result = server.Run("$rows | " + command);

        Assert.Equal(["EncordNotFound"], result.ErrorIds);
        Assert.Contains(server.Run("$gone.DataTitle").Output[0].ToString(), result.Errors[0].ToString(), StringComparison.Ordinal);
        Assert.Equal(server.Run("$kept").Texts("DataHash"), result.Texts("DataHash"));
    }
}
