using System.Management.Automation;
using Encord.Client.Activity;
using Encord.PowerShell.Completers;
using Encord.PowerShell.Engine;

namespace Encord.PowerShell.Commands.Activity;

[Cmdlet(VerbsCommon.Get, "EncordEditorLog")]
[OutputType(typeof(EditorLog))]
public sealed class GetEncordEditorLogCommand : ActivityCommand
{
    // The server refuses a longer one.
    private static readonly TimeSpan LongestWindow = TimeSpan.FromDays(30);

    [Parameter]
    [ArgumentCompleter(typeof(EditorActionCompleter))]
    public string? Action { get; set; }

    [Parameter]
    [ArgumentCompleter(typeof(UserEmailCompleter))]
    public string? UserEmail { get; set; }

    [Parameter]
    [ArgumentCompleter(typeof(WorkflowStageCompleter))]
    public WorkflowStageReference? Stage { get; set; }

    [Parameter]
    public string? DataHash { get; set; }

    private protected override void Write(string projectHash)
    {
        var before = Before ?? Client.Options.TimeProvider.GetUtcNow();
        var after = After ?? before - LongestWindow;
        if (after > before)
        {
            throw new EncordException(EncordErrorId.InvalidArgument, "-After is later than -Before.");
        }

        var filter = new EditorLogFilter
        {
            Action = Action,
            UserEmail = UserEmail,
            StageUuid = Stage is null ? null : StageUuids(projectHash, [Stage])![0],
            DataHash = DataHash,
        };
        using var progress = new ProgressMeter(this, "Reading editor logs");
        long count = 0;
        foreach ((var start, var end) in TimeWindow.Cut(after, before, LongestWindow))
        {
            foreach (var log in Stream(Client.Activity.ListEditorLogsAsync(projectHash, start, end, filter, EndToken)))
            {
                progress.Report($"{++count} entries", count);
                WriteObject(log);
            }
        }
    }
}
