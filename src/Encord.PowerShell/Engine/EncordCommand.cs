using System.Collections.Concurrent;
using System.Management.Automation;
using Encord.Client.Bundles;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Engine;

/// <summary>
/// What every command of the module has: a token that ends with the command, waiting that lets messages through, and errors in the
/// module's own terms.
/// </summary>
/// <remarks>
/// The engine calls the three sealed methods, and all that a command does runs inside them, in <see cref="Run"/>. So no command can miss the
/// notices about retries, or leave a cancelled request to the engine as an exception that it does not know.
///
/// The pipeline thread waits for results and is the only one that writes. Workers hand over messages (never objects) through
/// <see cref="Post"/>; the waiting thread writes them. When a downstream command ends the pipeline the engine calls
/// <see cref="Dispose()"/>, not <see cref="StopProcessing"/>: both end the token, so no worker outlives its command.
/// </remarks>
public abstract class EncordCommand : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _ended = new();
    private readonly ConcurrentQueue<Action> _messages = new();
    private readonly object _signal = new();
    private CallListener? _listener;
    private Audience? _audience;

    /// <summary>Ends when the user stops the command, and at the latest when the engine disposes it.</summary>
    internal CancellationToken EndToken => _ended.Token;

    protected sealed override void BeginProcessing() => Run(() =>
    {
        RequireText();
        BeginCommand();
    });

    protected sealed override void ProcessRecord() => Run(() =>
    {
        if (!MyInvocation.ExpectingInput || Guard(null, RequireText))
        {
            ProcessInput();
        }
    });

    protected sealed override void EndProcessing() => Run(EndCommand);

    protected sealed override void StopProcessing() => _ended.Cancel();

    /// <summary>Called once, before the first input.</summary>
    private protected virtual void BeginCommand()
    {
    }

    /// <summary>Called for each input of the pipeline, and once for a command without one.</summary>
    private protected virtual void ProcessInput()
    {
    }

    /// <summary>Called once, after the last input.</summary>
    private protected virtual void EndCommand()
    {
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _ended.Cancel();
            _ended.Dispose();
        }
    }

    /// <summary>Called by any thread: <paramref name="message"/> runs on the pipeline thread the next time it waits.</summary>
    internal void Post(Action message)
    {
        _messages.Enqueue(message);
        lock (_signal)
        {
            Monitor.PulseAll(_signal);
        }
    }

    /// <summary>Asks the user, as the engine does; the question is shown by <c>-Verbose</c> too, so it repeats no key either.</summary>
    private protected new bool ShouldProcess(string target, string action) => !Audience.HearsQuestions || base.ShouldProcess(HiddenKey.In(target), HiddenKey.In(action));

    /// <summary>Whether <c>-WhatIf</c> is in force, by parameter or preference.</summary>
    private protected bool IsWhatIf => Audience.IsPretended;

    /// <summary>Whether somebody reads verbose messages.</summary>
    private protected bool IsVerbose => Audience.IsVerbose;

    internal Audience Audience => _audience ??= new Audience(this);

    /// <summary>Waits for the task on the pipeline thread, writing posted messages meanwhile.</summary>
    internal T Await<T>(Task<T> task)
    {
        Pump(task);
        return task.GetAwaiter().GetResult();
    }

    internal void Await(Task task)
    {
        Pump(task);
        task.GetAwaiter().GetResult();
    }

    /// <summary>Turns a stream of results into something the pipeline thread can loop over; the stream is closed however the loop ends.</summary>
    internal IEnumerable<T> Stream<T>(IAsyncEnumerable<T> source)
    {
        var rows = source.GetAsyncEnumerator(EndToken);
        try
        {
            while (Next(rows))
            {
                yield return rows.Current;
            }
        }
        finally
        {
            var closing = rows.DisposeAsync();
            if (!closing.IsCompletedSuccessfully)
            {
                closing.AsTask().GetAwaiter().GetResult();
            }
        }
    }

    /// <summary>
    /// Runs the work for one input. A failure becomes an error record about that input and the next input goes on; only what would fail
    /// for every input ends the command.
    /// </summary>
    /// <returns>Whether the work succeeded.</returns>
    internal bool Guard(object? target, Action work)
    {
        // Input that needs no server is gone through without a wait that a stop would end.
        EndToken.ThrowIfCancellationRequested();
        try
        {
            work();
            return true;
        }
        catch (EncordException failure)
        {
            WriteFailure(failure, target);
            return false;
        }
        catch (Exception error) when (StrayFailure.Is(error, _ended.IsCancellationRequested))
        {
            WriteFailure(StrayFailure.Understand(error), target);
            return false;
        }
    }

    /// <summary>Writes the failure as an error record, or ends the command where it cannot go on.</summary>
    internal void WriteFailure(EncordException failure, object? target)
    {
        var record = FailureRecord.Create(failure, target);
        if (FailureRecord.EndsCommand(failure))
        {
            ThrowTerminatingError(record);
        }

        WriteError(record);
    }

    /// <summary>Writes what fails of work while it goes on, until it has ended.</summary>
    internal void WriteFailures(IAsyncEnumerable<ItemFailure> failures)
    {
        foreach (var failed in Stream(failures))
        {
            WriteFailure(failed.Failure, failed.Item);
        }
    }

    private void RequireText()
    {
        if (WholeText.FirstBroken(MyInvocation.BoundParameters!) is { } parameter)
        {
            throw WholeText.Refuse($"What was given for -{parameter}");
        }
    }

    private void Run(Action work)
    {
        using var listening = (_listener ??= new CallListener(this)).Listen();
        try
        {
            work();
            Drain();
        }
        catch (EncordException failure)
        {
            // What is not about one input is about the whole command.
            ThrowTerminatingError(FailureRecord.Create(failure, null));
        }
        catch (OperationCanceledException) when (_ended.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
        catch (Exception error) when (StrayFailure.Is(error, _ended.IsCancellationRequested))
        {
            WriteFailure(StrayFailure.Understand(error), null);
        }
    }

    private bool Next<T>(IAsyncEnumerator<T> rows)
    {
        var moved = rows.MoveNextAsync();
        if (moved.IsCompleted)
        {
            Drain();
            return moved.GetAwaiter().GetResult();
        }

        return Await(moved.AsTask());
    }

    private void Pump(Task task)
    {
        if (!task.IsCompleted)
        {
            task.ContinueWith(
                static (_, signal) =>
                {
                    lock (signal!)
                    {
                        Monitor.PulseAll(signal);
                    }
                },
                _signal,
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default);
        }

        while (true)
        {
            Drain();
            lock (_signal)
            {
                if (task.IsCompleted)
                {
                    break;
                }

                if (_messages.IsEmpty)
                {
                    Monitor.Wait(_signal);
                }
            }
        }

        Drain();
    }

    private void Drain()
    {
        while (_messages.TryDequeue(out var message))
        {
            message();
        }
    }
}
