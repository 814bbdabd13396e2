using Encord.Client.Interchange.Exporting;
using Encord.PowerShell.Engine;

namespace Encord.PowerShell.Commands.Interchange;

/// <summary>Runs an export that is prepared: progress, an error for each row that fails, a warning for what is left out, and the result.</summary>
internal static class LabelExportRun
{
    public static void Write(EncordConnectedCommand command, LabelExport export, LabelFormat format)
    {
        using var progress = new ProgressMeter(command, "Exporting labels as " + format.Name);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(command.EndToken);
        var running = Task.Run(() => export.RunAsync(
            (done, all) => progress.Report($"{done} of {all} label rows", done, all),
            (row, failure) => command.Post(() => command.WriteFailure(failure, row)),
            stop.Token));
        LabelExportResult result;
        try
        {
            result = command.Await(running);
        }
        finally
        {
            // Whatever ends the wait, the worker ends before what it uses is disposed.
            stop.Cancel();
            Task.WhenAny(running).Wait();
        }

        result.LeftOut.Select(one => one.ToString()).Concat(export.Notices).ToList().ForEach(words => command.WriteWarning($"'{result.Path}': {words}"));
        command.WriteObject(result);
    }
}
