using Encord.Emulator;
using Encord.Emulator.Seeding.Scenes;
using Encord.PowerShell.Tests.Engine;

namespace Encord.PowerShell.Tests.Commands.Models;

/// <summary>A server on whose sample project a model was trained by the commands, and a folder of streets that it has not seen.</summary>
public sealed class TrainedServer : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("encord-streets-");

    private EncordEmulator _emulator = null!;

    internal Uri Address => _emulator.BaseAddress;

    internal EncordEmulator Emulator => _emulator;

    /// <summary>Pictures <c>street-0.png</c> … and a text file that is called <c>text.png</c>.</summary>
    internal string Folder => _folder.FullName;

    internal StreetScene[] Scenes { get; } = [.. Enumerable.Range(7000, 6).Select(number => StreetScene.Create("street", number, 0))];

    /// <summary>A shell with <c>$project</c>, <c>$rows</c> (label rows of images with labels) and <c>$training</c>.</summary>
    internal Shell Shell()
    {
        var shell = Engine.Shell.Open();
        shell.Run($"Connect-Encord -Emulator -Domain {Address} -MaximumRetryCount 0").ThrowOnError();
        shell.Run(
            """
            $project = Get-EncordProject -Title 'Street scenes'
            $rows = @(Get-EncordLabelRow -Project $project -InitializedOnly | Where-Object { $_.DataType -eq 'Image' })[0..24]
            $model = @(Get-EncordModel -Project $project -Title 'Car[s]')[0]
            $training = if ($model) { $model.TrainingHash[0] }
            """).ThrowOnError();
        return shell;
    }

    public async ValueTask InitializeAsync()
    {
        _emulator = await EncordEmulator.StartAsync(new EmulatorOptions { Port = 0 });
        for (var i = 0; i < Scenes.Length; i++)
        {
            await File.WriteAllBytesAsync(Path.Combine(Folder, $"street-{i}.png"), StreetPainter.Png(Scenes[i]));
        }

        using var shell = Shell();
        shell.Run(
            """
            $model = New-EncordModel -Project $project -Title 'Cars' -FeatureHash carbox01 -Architecture FasterRcnn
            $done = $rows | Start-EncordModelTraining -Model $model -Epochs 2 -Weights faster_rcnn_R_50_FPN_1x -Device Cpu -Wait
            if ($done.Status -ne 'Done') { throw "the training ended as $($done.Status)" }
            """).ThrowOnError();
    }

    public async ValueTask DisposeAsync()
    {
        await _emulator.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
