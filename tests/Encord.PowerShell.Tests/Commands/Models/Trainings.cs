using System.Management.Automation;
using Encord.Client.Tests.Support;
using Encord.Emulator;

namespace Encord.PowerShell.Tests.Commands.Models;

public sealed class Trainings(TrainedServer server) : IClassFixture<TrainedServer>
{
    [Fact]
    public void A_trained_model_is_listed_with_its_training_and_pipes_on()
    {
        using var shell = server.Shell();
        var result = shell.Run("$project | Get-EncordModel -Title 'C*' | Get-EncordModelTraining -IncludeCreatedAt -IncludeFinalLoss -IncludeLabel").ThrowOnError();

        Assert.Single(result.Output);
        Assert.Equal(25, result.Texts("Labels")[0]!.Split("; ").Length);
        Assert.InRange((double)result.Values("FinalLoss")[0]!, 0.0001, 1);
        Assert.IsType<DateTimeOffset>(result.Values("CreatedAt")[0]);
        Assert.NotNull(result.Values("ModelHash")[0]);
        Assert.Equal(["Done"], shell.Run("$project | Get-EncordModel -Title Cars | Get-EncordModelTraining | Wait-EncordModelTraining -TimeoutSec 0").ThrowOnError().Texts("Status"));
    }

    [Theory]
    [InlineData("$project | Get-EncordModel -Title Cars | Get-EncordModelTraining")]
    [InlineData("Get-EncordModelTraining $project $training")]
    public void What_the_model_says_is_said_of_its_trainings(string script)
    {
        using var shell = server.Shell();
        var result = shell.Run(script).ThrowOnError();
        Assert.Equal(["Cars"], result.Texts("Title"));
        Assert.Equal(["FasterRcnn"], result.Texts("Architecture"));
        Assert.Equal(shell.Run("$model").Texts("ModelHash"), result.Texts("ModelHash"));
        Assert.Equal(["carbox01"], result.Texts("FeatureHash"));
    }

    [Fact]
    public void Facts_that_are_not_asked_for_are_not_there()
    {
        using var shell = server.Shell();
        var result = shell.Run("Get-EncordModelTraining $project $training").ThrowOnError();
        Assert.Equal([null], result.Values("CreatedAt"));
        Assert.Equal([null], result.Values("FinalLoss"));
        Assert.Equal([""], result.Texts("Labels"));
    }

    [Fact]
    public void A_model_is_made_shown_and_removed()
    {
        using var shell = server.Shell();
        shell.Run("$roads = $project | New-EncordModel -Title Roads -Description d -FeatureHash roadpol1 -Architecture MaskRcnn").ThrowOnError();
        Assert.Equal(["MaskRcnn"], shell.Run("Get-EncordModel $project $roads").ThrowOnError().Texts("Architecture"));

        Assert.Single(shell.Run("$roads | Remove-EncordModel -WhatIf; Get-EncordModel $project -Title Roads").ThrowOnError().Output);
        shell.Run("$roads | Remove-EncordModel -Force").ThrowOnError();
        Assert.Equal(["EncordNotFound"], shell.Run("Get-EncordModel $project $roads").ErrorIds);
        Assert.Equal(["EncordNotFound"], shell.Run("$roads | Remove-EncordModel -Force").ErrorIds);
    }

    [Theory]
    [InlineData("roadpol1", "FasterRcnn", "EncordModelFeaturesInconsistent")]
    [InlineData("carbox01", "Resnet50", "EncordModelFeaturesInconsistent")]
    [InlineData("nothere1", "FasterRcnn", "EncordFeatureNotFound")]
    public void Features_that_the_architecture_cannot_learn_are_refused(string feature, string architecture, string errorId)
    {
        using var shell = server.Shell();
        Assert.Equal([errorId], shell.Run($"New-EncordModel $project Wrong -FeatureHash {feature} -Architecture {architecture}").ErrorIds);
    }

    [Theory]
    [InlineData("-Epochs 0 -Weights faster_rcnn_R_50_FPN_1x", "EncordInvalidArgument")]
    [InlineData("-Epochs 1 -Weights faster_rcnn_R_50_FPN_1x -BatchSize 0", "EncordInvalidArgument")]
    [InlineData("-Epochs 1 -Weights yolo", "EncordInvalidArgument")]
    [InlineData("-Epochs 1", "EncordInvalidArgument")]
    [InlineData("-Epochs 1 -Weights mask_rcnn_R_50_C4_1x", "EncordModelWeightsInconsistent")]
    public void Trainings_that_cannot_be_are_refused_before_anything_is_sent(string parameters, string errorId)
    {
        using var shell = server.Shell();
        var before = server.Emulator.RequestLog.Requests.Count;

        var result = shell.Run($"$rows[0] | Start-EncordModelTraining -Model $model {parameters}");

        Assert.Equal(errorId, Assert.Single(result.ErrorIds));
        Assert.Equal(before, server.Emulator.RequestLog.Requests.Count);
    }

    [Fact]
    public void Weights_of_another_model_that_only_the_server_knows_are_refused_by_the_same_name()
    {
        using var shell = server.Shell();
        Assert.Equal(
            ["EncordModelWeightsInconsistent"],
            shell.Run("$rows[0] | Start-EncordModelTraining -Model $model.ModelHash -Epochs 1 -Weights mask_rcnn_R_50_C4_1x").ErrorIds);
    }

    [Fact]
    public void Label_rows_of_another_project_or_without_labels_are_errors_about_themselves()
    {
        using var shell = server.Shell();
        var result = shell.Run(
            """
            $foreign = @(Get-EncordLabelRow 'Parking lot' -InitializedOnly)[0]
            $bare = @(Get-EncordLabelRow $project | Where-Object { -not $_.IsInitialized })[0]
            $foreign, $bare | Start-EncordModelTraining -Model $model -Epochs 1 -Weights faster_rcnn_R_50_FPN_1x
            """);

        Assert.Equal(["EncordInvalidArgument", "EncordInvalidArgument"], result.ErrorIds);
        Assert.All(result.Errors, error => Assert.Equal("Encord.LabelRow", error.TargetObject.GetType().FullName));
        Assert.Empty(result.Output);
    }

    [Fact]
    public void Nothing_is_started_when_it_is_only_asked_what_would_be()
    {
        using var shell = server.Shell();
        Assert.Empty(shell.Run("$rows | Start-EncordModelTraining -Model $model -Epochs 1 -Weights faster_rcnn_R_50_FPN_1x -WhatIf").ThrowOnError().Output);
        Assert.Single(shell.Run("(Get-EncordModel $project $model).TrainingHash").ThrowOnError().Output);
    }

    [Fact]
    public void A_training_that_learns_nothing_is_a_failure_with_its_reason()
    {
        using var shell = server.Shell();
        var result = shell.Run(
            """
            $weather = New-EncordModel $project Weather -FeatureHash weather1 -Architecture Resnet18
            $started = $rows[0] | Start-EncordModelTraining -Model $weather -Epochs 1
            $started | Wait-EncordModelTraining
            """);

        Assert.Equal(["EncordTrainingFailed"], result.ErrorIds);
        Assert.Contains("at least two", result.Errors[0].ToString(), StringComparison.Ordinal);
        shell.Run("$weather | Remove-EncordModel -Force").ThrowOnError();
    }

    [Fact]
    public void A_model_that_is_deleted_meanwhile_is_nobodys_to_wait_for()
    {
        using var shell = server.Shell();
        var result = shell.Run(
            """
            $gone = New-EncordModel $project Gone -FeatureHash carbox01 -Architecture FasterRcnn
            $started = $rows | Start-EncordModelTraining -Model $gone -Epochs 1 -Weights faster_rcnn_R_50_FPN_1x
            $gone | Remove-EncordModel -Force
            $started | Wait-EncordModelTraining
            """);
        Assert.Equal(["EncordAccessDenied"], result.ErrorIds);
    }

    [Fact]
    public async Task Stopping_the_wait_returns_at_once_and_leaves_the_training_to_others()
    {
        using var shell = server.Shell();
        shell.Run(
            """
            $slow = New-EncordModel $project Slow -FeatureHash carbox01 -Architecture FasterRcnn
            $first = $rows | Start-EncordModelTraining -Model $slow -Epochs 60 -Weights faster_rcnn_X_101_32x8d_FPN_3x
            """).ThrowOnError();
        Assert.Equal(["Pending"], shell.Run("$first | Wait-EncordModelTraining -TimeoutSec 0").ThrowOnError().Texts("Status"));

        var hash = shell.Run("$first.TrainingHash").Single<string>();
        var model = shell.Run("$slow.ModelHash").Single<string>();
        var path = $"/v2/public/ml-models/{model}/{hash}/training";
        server.Emulator.Faults.Add(new Fault { Kind = FaultKind.Delay, DelayMilliseconds = Patience.HeldMilliseconds, Path = path });
        using var waiting = shell.Create("$first | Wait-EncordModelTraining");
        var running = waiting.BeginInvoke();
        await Patience.UntilAsync(() => server.Emulator.Faults.Pending.Count == 0);

        await Patience.RunAsync(waiting.Stop);

        Assert.True(running.IsCompleted);

        using var other = server.Shell();
        var standing = other.Run("$hash | Wait-EncordModelTraining -Model $slow -TimeoutSec 0", ("hash", hash), ("slow", model)).ThrowOnError();
        Assert.Contains(Assert.Single(standing.Texts("Status")), (string[])["Pending", "Done"]);
        shell.Run("$slow | Remove-EncordModel -Force").ThrowOnError();
    }

    [Fact]
    public void Names_of_weights_are_completed()
    {
        using var shell = server.Shell();
        var line = "Start-EncordModelTraining -Weights mask";
        var completion = shell.Run("[System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null)", ("line", line)).ThrowOnError().Single<CommandCompletion>();
        Assert.Equal(
            ["mask_rcnn_X_101_32x8d_FPN_3x", "mask_rcnn_R_50_C4_1x", "mask_rcnn_R_50_C4_3x", "mask_rcnn_R_101_FPN_3x"],
            completion.CompletionMatches.Select(match => match.CompletionText));
    }

    [Theory]
    [InlineData("Road")]
    [InlineData("(Get-EncordOntology -Project $project).Objects[1]")]
    [InlineData("roadpol1")]
    public void A_models_features_are_named_as_one_likes(string feature)
    {
        using var shell = server.Shell();
        shell.Run($"$named = New-EncordModel $project Named -FeatureHash {feature} -Architecture MaskRcnn").ThrowOnError();
        Assert.Equal(["roadpol1"], shell.Run("$named.FeatureHash").ThrowOnError().Output.Select(hash => hash.ToString()));
        shell.Run("$named | Remove-EncordModel -Force").ThrowOnError();
    }
}
