using System.Management.Automation;
using Encord.Client.Agents;

namespace Encord.PowerShell.Commands.Agents;

/// <summary>Runs the block for a task until it has said what is to become of it, or has failed too often. Each attempt gets the row as it was loaded.</summary>
/// <param name="block">The block.</param>
/// <param name="retries">How often it is run again.</param>
/// <param name="download">Brings the files; null where none is wanted.</param>
/// <param name="pause">Waits before it is run again.</param>
/// <param name="time">The clock.</param>
internal sealed class AgentAttempts(IAgentBlock block, int retries, Func<AgentTask, AgentDownload>? download, Action pause, TimeProvider time)
{
    public void Run(AgentTask task, WorkflowStage stage)
    {
        var start = time.GetTimestamp();
        while (!IsDecided(task, stage))
        {
            pause();
        }

        task.Duration = time.GetElapsedTime(start);
    }

    private bool IsDecided(AgentTask task, WorkflowStage stage)
    {
        task.Attempts++;
        AgentDownload? files = null;
        try
        {
            var row = task.RowForAttempt();
            files = download?.Invoke(task);
            var output = block.Run(task.Task, row, files is null ? null : files.IsGroup ? files.Files.ToArray() : files.Files[0]);
            try
            {
                task.Decision = BlockOutput.Read(output, stage, row);
            }
            catch (EncordException refused)
            {
                // It would say the same again.
                task.Failure = Failure(task, refused.ErrorId, refused.Message, refused);
            }

            return true;
        }
        catch (FlowControlException flow)
        {
            task.Failure = Failure(task, EncordErrorId.AgentFailed, "the block leaves by break, continue or exit, which would end the whole command. Use return.", flow);
            return true;
        }
        catch (Exception error) when (error is not (PipelineStoppedException or OperationCanceledException or OutOfMemoryException))
        {
            if (task.Attempts <= retries)
            {
                return false;
            }

            task.Failure = Failure(task, EncordErrorId.AgentFailed, Describe(error), error);
            return true;
        }
        finally
        {
            AgentFiles.Remove(files);
        }
    }

    private static EncordException Failure(AgentTask task, string errorId, string what, Exception cause)
    {
        var attempts = task.Attempts == 1 ? "" : FormattableString.Invariant($", {task.Attempts} times");
        return new EncordException(errorId, $"The agent failed for '{task.Task.DataTitle}' ({task.Task.TaskUuid}){attempts}, and the task was left in its stage: {what}", cause);
    }

    private static string Describe(Exception error)
    {
        var record = (error as IContainsErrorRecord)?.ErrorRecord;
        var message = record?.ToString() ?? error.Message;
        return record?.InvocationInfo is { ScriptLineNumber: > 0 } place ? FormattableString.Invariant($"{message} (line {place.ScriptLineNumber})") : message;
    }
}
