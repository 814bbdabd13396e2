using System.Management.Automation;
using Encord.Client.Agents;
using Encord.PowerShell.Engine;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.Agents;

/// <summary>What an agent does with a task, wherever the task comes from: it is filtered, counted, asked about, worked on with others, and told of.</summary>
public abstract class TaskAgentCommand : EncordConnectedCommand
{
    private AgentSchedule _schedule = null!;
    private AgentRun _run = null!;
    private IAgentBlock? _block;
    private bool _leftOthers;

    [Parameter]
    [ValidateNotNull]
    public ScriptBlock? Begin { get; set; }

    [Parameter]
    [ValidateNotNullOrEmpty]
    public ScriptBlock[] Filter { get; set; } = [];

    public virtual ScriptBlock? Process { get; set; }

    [Parameter, WholeNumberTransformation]
    [ValidateRange(1, 1000)]
    public int BatchSize { get; set; } = 100;

    [Parameter, WholeNumberTransformation]
    [ValidateRange(1, int.MaxValue)]
    public int? MaximumTask { get; set; }

    [Parameter, WholeNumberTransformation]
    [ValidateRange(0, 100)]
    public int MaximumRetryCount { get; set; } = 3;

    [Parameter, NumberTransformation]
    [ValidateRange(0.0, 86400.0)]
    public double RetryDelaySec { get; set; }

    [Parameter, NumberTransformation]
    [ValidateRange(0.001, 86400 * 365.0)]
    public double? TimeoutSec { get; set; }

    [Parameter, NumberTransformation]
    [ValidateRange(0.001, 86400.0)]
    public double? TaskTimeoutSec { get; set; }

    [Parameter]
    public SwitchParameter IncludeLabel { get; set; }

    [Parameter]
    public SwitchParameter IncludeData { get; set; }

    [Parameter, WholeNumberTransformation]
    [ValidateRange(1, 256)]
    public int? ThrottleLimit { get; set; }

    /// <summary>The stage that the agent works in, once it is known.</summary>
    private protected WorkflowStage? Entered { get; private set; }

    /// <summary>Seconds between two rounds; null for one round.</summary>
    private protected abstract double? Interval { get; }

    /// <summary>Whether no other task is taken.</summary>
    private protected bool IsFinished => _schedule.IsFull || (_leftOthers |= _schedule.IsOver);

    private protected override void BeginCommand()
    {
        base.BeginCommand();
        var time = Client.Options.TimeProvider;
        _schedule = new AgentSchedule(time, Seconds(TimeoutSec), Seconds(Interval), MaximumTask);
        var wants = new AgentWants(BlockText.Uses(Process!, "LabelRow"), IncludeLabel, IncludeData || BlockText.Uses(Process!, "File"));

        // In the caller's runspace nothing runs beside anything else, and nothing can be ended from outside.
        var isOwnRunspace = ThrottleLimit is not null || TaskTimeoutSec is not null;
        _block = isOwnRunspace
            ? new RunspaceBlocks(this, ResolvedConnection, Path.Combine(MyInvocation.MyCommand.Module.ModuleBase, "Encord.psd1"), Process!, Seconds(TaskTimeoutSec))
            : new CallerBlock(Process!);
        var attempts = new AgentAttempts(_block, MaximumRetryCount, wants.Files ? task => Wait(isOwnRunspace, Client.AgentFiles.DownloadAsync(task, EndToken)) : null, () => Pause(isOwnRunspace), time);
        _run = new AgentRun(this, _schedule, wants, attempts, isOwnRunspace ? ThrottleLimit ?? 1 : 0);
    }

    /// <summary>Begins to work in a stage. What <c>-Begin</c> finds wrong ends the command before anything is done.</summary>
    private protected void Enter(WorkflowStage stage)
    {
        if (Entered is null)
        {
            Entered = stage;
            _ = Begin is null || IsWhatIf ? null : CallerBlock.Invoke(Begin, stage, new PSVariable("ErrorActionPreference", ActionPreference.Stop));
        }
    }

    /// <summary>Whether the task is one for the block; null where it is not.</summary>
    private protected AgentTask? Accepts(WorkflowTask task)
    {
        if (_run.HasFailed(task))
        {
            return null;
        }

        var accepted = new AgentTask(task);
        try
        {
            if (!Filter.All(filter => LanguagePrimitives.IsTrue(CallerBlock.Invoke(filter, task))))
            {
                return null;
            }
        }
        catch (RuntimeException error) when (error is not PipelineStoppedException)
        {
            accepted.Failure = new EncordException(EncordErrorId.AgentFailed, $"The filter failed for '{task.DataTitle}' ({task.TaskUuid}), and the task was left in its stage: {error.Message}", error);
        }

        return ShouldProcess($"'{task.DataTitle}' ({task.TaskUuid})", "Run the agent") && _schedule.Take() ? accepted : null;
    }

    private protected void RunBatch(WorkflowStage stage, IReadOnlyList<AgentTask> tasks, bool areFresh) => _run.Run(stage, tasks, areFresh, writeFailures: !StopsAtErrors);

    /// <summary>Waits until the next round begins.</summary>
    /// <returns>Whether there is one.</returns>
    private protected bool WaitForNextRound()
    {
        if (_schedule.UntilNextRound() is not { } delay || IsWhatIf)
        {
            return false;
        }

        Await(_schedule.DelayAsync(delay, EndToken));
        return true;
    }

    /// <summary>Says what was left, and ends by an error where the caller wants that of failures.</summary>
    private protected void Finish()
    {
        if (_run.NotBegun > 0 || _leftOthers)
        {
            WriteWarning(FormattableString.Invariant($"The time limit of {TimeoutSec} seconds was reached. What was in hand is finished; {(_run.NotBegun > 0 ? $"{_run.NotBegun} tasks that were loaded, and those not listed yet," : "other tasks")} are still in the stage."));
        }

        if (StopsAtErrors && _run.Failed.Count > 0)
        {
            var first = _run.Failed[0];
            throw new EncordException(
                EncordErrorId.AgentFailed, FormattableString.Invariant($"{_run.Failed.Count} tasks failed; all others were worked on. The first: {first.Failure!.Message}"), first.Failure);
        }
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            _block?.Dispose();
        }
    }

    // An error that ends the script in the middle would leave the rest undone: it comes at the end then.
    private bool StopsAtErrors => MyInvocation.BoundParameters.TryGetValue("ErrorAction", out var given)
        ? given is ActionPreference.Stop
        : GetVariableValue("ErrorActionPreference") is ActionPreference.Stop;

    private void Pause(bool isOtherThread)
    {
        if (RetryDelaySec > 0)
        {
            var delay = _schedule.DelayAsync(TimeSpan.FromSeconds(RetryDelaySec), EndToken);
            if (isOtherThread)
            {
                delay.GetAwaiter().GetResult();
            }
            else
            {
                Await(delay);
            }
        }
    }

    private T Wait<T>(bool isOtherThread, Task<T> task) => isOtherThread ? task.GetAwaiter().GetResult() : Await(task);

    private static TimeSpan? Seconds(double? seconds) => seconds is { } number ? TimeSpan.FromSeconds(number) : null;
}
