using Encord.Client.Interchange.Coco.Importing;
using Encord.PowerShell.Commands.Coco;
using Encord.PowerShell.Engine;

namespace Encord.PowerShell.Commands.Interchange;

/// <summary>An import that is prepared: what of it will not be imported, and then the run with its progress and an error for each thing that fails.</summary>
internal static class LabelImportRun
{
    /// <summary>Says what is left out, altered or wrong. What is wrong is an error, unless it is to be skipped.</summary>
    /// <returns>Whether the import may run.</returns>
    public static bool Tell(EncordCommand command, ILabelImport import, IEnumerable<string> warnings, bool skipInvalid, string refusal)
    {
        var plan = import.Plan;
        foreach (var warning in import.Remarks.Concat(warnings))
        {
            command.WriteWarning(warning);
        }

        foreach ((var message, var target) in CocoReport.Problems(plan))
        {
            if (skipInvalid)
            {
                command.WriteWarning(message);
            }
            else
            {
                command.WriteFailure(new EncordException(EncordErrorId.InvalidArgument, message), target);
            }
        }

        var isRefused = plan.ProblemCount > 0 && !skipInvalid;
        if (isRefused)
        {
            command.WriteWarning(refusal);
        }

        return !isRefused;
    }

    public static void Write(EncordCommand command, ILabelImport import, string activity)
    {
        using (var progress = new ProgressMeter(command, activity))
        {
            command.WriteFailures(import.RunAsync((done, all) => progress.Report($"{done} of {all} labels", done, all), command.EndToken));
        }

        if (CocoReport.Differences(import.Result) is { } differences)
        {
            command.WriteWarning(differences);
        }

        command.WriteObject(import.Result);
    }
}
