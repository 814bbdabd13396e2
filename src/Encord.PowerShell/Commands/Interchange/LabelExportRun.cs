using Encord.Client.Interchange.Exporting;
using Encord.PowerShell.Engine;

namespace Encord.PowerShell.Commands.Interchange;

/// <summary>Runs an export that is prepared: progress, an error for each row that fails, a warning for what is left out, and the result.</summary>
internal static class LabelExportRun
{
    public static void Write(EncordConnectedCommand command, LabelExport export, LabelFormat format)
    {
        using var progress = new ProgressMeter(command, "Exporting labels as " + format.Name);
        command.WriteFailures(export.RunAsync((done, all) => progress.Report($"{done} of {all} label rows", done, all), command.EndToken));
        var result = export.Result;
        result.LeftOut.Select(one => one.ToString()).Concat(export.Notices).ToList().ForEach(words => command.WriteWarning($"'{result.Path}': {words}"));
        command.WriteObject(result);
    }
}
