using Encord.Client.Models;
using Encord.PowerShell.Engine;

namespace Encord.PowerShell.Commands.Models;

/// <summary>A command that can wait for the end of a training.</summary>
public abstract class TrainingCommand : EncordConnectedCommand
{
    private protected const int SevenDays = 7 * 24 * 3600;

    /// <summary>Waits and shows that it does. Stopping the command stops the waiting; the training goes on.</summary>
    /// <returns>The training when it is done, or as it stood when the time was over.</returns>
    private protected ModelTraining WaitFor(ModelTraining training, int timeoutSec)
    {
        using var meter = new ProgressMeter(this, $"Waiting for the training {training.TrainingHash}");
        Task<ModelTraining> Ask(int seconds, TimeSpan? limit, CancellationToken stop) =>
            Client.ModelGateway.GetStatusAsync(training.ProjectHash, training.ModelHash!, training.TrainingHash, seconds, limit, stop);
        var wait = new TrainingWait(Ask, Client.Options.TimeProvider, Client.Options.Timeout);
        return Await(meter.ShowTimeAsync("Pending for", wait.RunAsync(TimeSpan.FromSeconds(timeoutSec), EndToken), EndToken));
    }
}
