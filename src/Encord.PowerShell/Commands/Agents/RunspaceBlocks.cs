using System.Collections.Concurrent;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Encord.PowerShell.Connection;
using Encord.PowerShell.Engine;
using Shell = System.Management.Automation.PowerShell;

namespace Encord.PowerShell.Commands.Agents;

/// <summary>
/// Runs blocks in runspaces of their own, side by side, each with the module and the connection, and ends those that take too long. What blocks say
/// on the other streams goes to the streams of the command.
/// </summary>
internal sealed class RunspaceBlocks : IAgentBlock
{
    private static readonly TimeSpan PatienceWhenStopped = TimeSpan.FromSeconds(2);

    private readonly EncordConnectedCommand _command;
    private readonly EncordConnection _connection;
    private readonly InitialSessionState _state;
    private readonly string _text;
    private readonly TimeSpan? _longest;
    private readonly CancellationToken _end;
    private readonly ConcurrentBag<Runspace> _free = [];

    /// <param name="command">Takes what blocks say.</param>
    /// <param name="connection">That of the command.</param>
    /// <param name="module">Where the module is.</param>
    /// <param name="block">The block.</param>
    /// <param name="longest">How long it may take for one task; null for as long as it takes.</param>
    public RunspaceBlocks(EncordConnectedCommand command, EncordConnection connection, string module, ScriptBlock block, TimeSpan? longest)
    {
        _command = command;
        _connection = connection;
        _longest = longest;
        _end = command.EndToken;
        var given = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        _text = BlockText.ForOtherRunspace(block, given);
        _state = InitialSessionState.CreateDefault2();
        _state.ImportPSModule([module]);
        _state.Variables.Add(new SessionStateVariableEntry("ErrorActionPreference", ActionPreference.Stop, null));
        foreach (var one in given)
        {
            _state.Variables.Add(new SessionStateVariableEntry(one.Value, command.SessionState.PSVariable.GetValue(one.Key), null));
        }
    }

    public IReadOnlyList<PSObject?> Run(WorkflowTask task, LabelRow? row, object? file)
    {
        _end.ThrowIfCancellationRequested();
        if (!_free.TryTake(out var runspace))
        {
            runspace = Open();
        }

        runspace.SessionStateProxy.SetVariable("_", task);
        runspace.SessionStateProxy.SetVariable("LabelRow", row);
        runspace.SessionStateProxy.SetVariable("File", file);
        var shell = Shell.Create();
        shell.Runspace = runspace;
        shell.AddScript(_text, useLocalScope: true).AddArgument(task);
        var isUsable = false;
        try
        {
            IReadOnlyList<PSObject?> output = Wait(shell);
            isUsable = true;
            return output;
        }
        catch (RuntimeException) when (runspace.RunspaceStateInfo.State == RunspaceState.Opened && runspace.RunspaceAvailability == RunspaceAvailability.Available)
        {
            isUsable = true;
            throw;
        }
        finally
        {
            Tell(shell.Streams);
            if (isUsable)
            {
                shell.Dispose();
                _free.Add(runspace);
            }
            else
            {
                // It may still be at work, and then closing it would wait for that.
                runspace.CloseAsync();
            }
        }
    }

    public void Dispose()
    {
        while (_free.TryTake(out var runspace))
        {
            runspace.Dispose();
        }
    }

    private PSObject?[] Wait(Shell shell)
    {
        var output = new PSDataCollection<PSObject?>();
        var running = shell.BeginInvoke<PSObject, PSObject?>(null, output);
        var first = WaitHandle.WaitAny([running.AsyncWaitHandle, _end.WaitHandle], _longest ?? Timeout.InfiniteTimeSpan);
        if (first != 0)
        {
            shell.BeginStop(null, null);
            running.AsyncWaitHandle.WaitOne(PatienceWhenStopped);
            _end.ThrowIfCancellationRequested();
            throw new EncordException(EncordErrorId.Timeout, FormattableString.Invariant($"it did not end within {_longest!.Value.TotalSeconds} seconds (-TaskTimeoutSec)"));
        }

        shell.EndInvoke(running);
        return [.. output];
    }

    private Runspace Open()
    {
        var runspace = RunspaceFactory.CreateRunspace(_state);
        runspace.Open();
        ConnectionStore.Share(runspace, _connection);
        return runspace;
    }

    private void Tell(PSDataStreams streams)
    {
        foreach (var record in streams.Warning.ReadAll())
        {
            _command.Post(() => _command.WriteWarning(record.Message));
        }

        foreach (var record in streams.Verbose.ReadAll())
        {
            _command.Post(() => _command.WriteVerbose(record.Message));
        }

        foreach (var record in streams.Information.ReadAll())
        {
            _command.Post(() => _command.WriteInformation(record));
        }

        foreach (var record in streams.Error.ReadAll())
        {
            _command.Post(() => _command.WriteError(record));
        }
    }
}
