using Encord.Emulator;
using Encord.PowerShell.Tests.Engine;

namespace Encord.PowerShell.Tests.Commands.Models;

/// <summary>A server that has lost what release 0.1.190 has no more: the commands find that out by themselves.</summary>
public sealed class NewerServer
{
    private static readonly string[] LostQueries = ["modelconfiguration", "trainingmetadata", "model"];

    private static async Task<EncordEmulator> StartAsync()
    {
        var emulator = await EncordEmulator.StartAsync(new EmulatorOptions { Port = 0 }, TestContext.Current.CancellationToken);
        foreach (var query in LostQueries)
        {
            emulator.Faults.Add(new Fault { Kind = FaultKind.Status, Status = 404, QueryType = query, Count = null });
        }

        return emulator;
    }

    [Fact]
    public async Task The_same_commands_make_train_list_and_use_a_model()
    {
        await using var emulator = await StartAsync();
        using var shell = Shell.Connected(emulator.BaseAddress);
        var result = shell.Run(
            """
            $project = Get-EncordProject -Title 'Street scenes'
            $rows = @(Get-EncordLabelRow -Project $project -InitializedOnly | Where-Object { $_.DataType -eq 'Image' })[0..15]
            $made = New-EncordModel -Project $project -Title 'Cars' -FeatureHash carbox01 -Architecture FasterRcnn
            $done = $rows | Start-EncordModelTraining -Model $made -Epochs 2 -Weights faster_rcnn_R_50_FPN_1x -Wait
            $listed = Get-EncordModel -Project $project -Title Cars
            $facts = $listed | Get-EncordModelTraining -IncludeLabel
            $found = Invoke-EncordInference $project $done -DataHash $rows[0].DataHash, $rows[1].DataHash
            $raw = Invoke-EncordInference $project $done -DataHash $rows[0].DataHash -Raw
            [pscustomobject]@{
                Status = $done.Status; Architecture = $listed.Architecture; Feature = "$($listed.FeatureHash)"; Trainings = $listed.TrainingCount
                Labels = $facts.Labels.Count; Loss = $facts.FinalLoss; Found = @($found).Count; Name = $found[0].Name; Raw = $raw
            }
            $made | Remove-EncordModel -Force
            """).ThrowOnError();

        Assert.Equal(["Done"], result.Texts("Status"));
        Assert.Equal(["FasterRcnn"], result.Texts("Architecture"));
        Assert.Equal(["carbox01"], result.Texts("Feature"));
        Assert.Equal(["16"], result.Texts("Labels"));
        Assert.InRange((double)result.Values("Loss")[0]!, 0.0001, 1);
        Assert.Equal(["Car"], result.Texts("Name"));
        Assert.StartsWith("[{\"result\":", result.Texts("Raw")[0], StringComparison.Ordinal);
        Assert.Equal(["EncordNotFound"], shell.Run("Get-EncordModel $project $made").ErrorIds);
    }

    [Fact]
    public async Task Features_and_weights_that_do_not_fit_have_the_same_errors()
    {
        await using var emulator = await StartAsync();
        using var shell = Shell.Connected(emulator.BaseAddress);
        shell.Run("$project = Get-EncordProject -Title 'Street scenes'").ThrowOnError();

        Assert.Equal(["EncordFeatureNotFound"], shell.Run("New-EncordModel $project X -FeatureHash nothere1 -Architecture FasterRcnn").ErrorIds);
        Assert.Equal(["EncordModelFeaturesInconsistent"], shell.Run("New-EncordModel $project X -FeatureHash roadpol1 -Architecture FasterRcnn").ErrorIds);
        Assert.Equal(["EncordOperationNotAllowed"], shell.Run("New-EncordModel $project X -FeatureHash weather1 -Architecture FastAi").ErrorIds);
    }
}
