using Encord.PowerShell.Tests.Conventions;

namespace Encord.PowerShell.Tests.Faults;

/// <summary>Every command that asks the server, met by a fault of every class. Runs once; the tests look at what came of it.</summary>
public sealed class MatrixRun : IAsyncLifetime
{
    // Waiting for time limits is most of the time: more lanes than cores.
    private const int Lanes = 4;

    private static readonly ExpectedFault LostAnswer =
        new("answer lost", new Emulator.Fault { Kind = Emulator.FaultKind.Reset, AfterWork = true }, [], ["EncordOutcomeUnknown"]);

    /// <summary>Whether every command meets every fault at each of its requests: <c>ENCORD_WHOLE_MATRIX=1</c>. It takes many minutes.</summary>
    internal static bool IsWhole { get; } = Environment.GetEnvironmentVariable("ENCORD_WHOLE_MATRIX") == "1";

    internal List<MatrixCell> Cells { get; } = [];

    /// <summary>Every changing request of every command, whose answer was lost after the work.</summary>
    internal List<MatrixCell> LostAnswers { get; } = [];

    /// <summary>Commands that ask for each item, of which the second was refused, and how often they asked.</summary>
    internal List<(CommandCase Case, StruckRequest Struck, LaneResult Result, int Sent)> Items { get; } = [];

    /// <summary>What each command shows when it is asked to show all, and a secret in it.</summary>
    internal List<(CommandCase Case, IReadOnlyList<string> Leaks)> Loud { get; } = [];

    internal List<CommandCase> Cases { get; } = [];

    /// <summary>Commands that no example of their page makes ask the server.</summary>
    internal List<string> Silent { get; } = [];

    public async ValueTask InitializeAsync()
    {
        var next = -1;
        var lanes = Enumerable.Range(0, Lanes).Select(_ => Task.Factory.StartNew(
            async () =>
            {
                await using var lane = await FaultLane.OpenAsync();
                while (Interlocked.Increment(ref next) is var index && index < ModuleSurface.Commands.Count)
                {
                    Meet(index, lane);
                }
            },
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap());
        await Task.WhenAll(lanes);
        Cases.Sort((left, right) => string.CompareOrdinal(left.Command, right.Command));
        LostAnswers.Sort((left, right) => string.CompareOrdinal(left.Case.Command + left.Struck.Shown, right.Case.Command + right.Struck.Shown));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private void Meet(int index, FaultLane lane)
    {
        var command = ModuleSurface.Commands[index];
        var found = CommandCase.Find(command, lane);
        lock (Cells)
        {
            if (found is null)
            {
                Silent.Add(command.Name);
                return;
            }

            Cases.Add(found);
        }

        // By the name, so that a new command moves no other.
        var turn = command.Name.Sum(letter => letter);
        var isFresh = false;
        void Met(FaultClass? kind, ExpectedFault fault, StruckRequest struck)
        {
            var cell = Once(kind, fault, struck, fresh: false);

            // A command that has what it asked for before does not ask again, and how often it polls is not the same each time.
            cell = cell.WasStruck && cell.IsRight ? cell : Once(kind, fault, struck, fresh: true);
            cell = cell.WasStruck ? cell : Once(kind, fault, struck with { Before = 0 }, fresh: true);
            lock (Cells)
            {
                (kind is null ? LostAnswers : Cells).Add(cell);
            }
        }

        MatrixCell Once(FaultClass? kind, ExpectedFault fault, StruckRequest struck, bool fresh)
        {
            if (fresh)
            {
                lane.Forget();
            }

            if (!isFresh || fresh)
            {
                found.Prepare(lane);
            }

            var cell = Strike(lane, found, kind, fault, struck);
            isFresh = !lane.Emulator.RequestLog.Requests.Any(StruckRequest.MayChange) && command.Name != "Connect-Encord";
            lane.ForgetFiles();
            return cell;
        }

        for (var i = 0; i < FaultClass.All.Count; i++)
        {
            var kind = FaultClass.All[i];
            var pairs = IsWhole
                ? kind.Faults.SelectMany(fault => found.Requests.DistinctBy(request => request.Shown).Select(request => (fault, request)))
                : [(kind.Faults[turn % kind.Faults.Count], found.Requests[(turn + i) % found.Requests.Count])];
            foreach (var (fault, request) in pairs)
            {
                Met(kind, fault, request);
            }
        }

        foreach (var change in found.Requests.Where(request => request.Effect is Effect.Change or Effect.Set).DistinctBy(request => request.Shown))
        {
            Met(null, LostAnswer, change);
        }

        // Where a command asks for each item by itself, one that is refused is one error, and all others are asked for. Pages, and windows of time,
        // are one list, which ends with the error.
        foreach (var item in found.Requests.GroupBy(request => request.Shown).Where(group => group.Count() >= 3).Select(group => group.ElementAt(1))
            .Where(item => !found.Log.Any(request => item.IsLike(request)
                && (request.Target.Contains("pageToken=", StringComparison.Ordinal) || request.Target.Contains("startTime=", StringComparison.Ordinal)))))
        {
            found.Prepare(lane);
            lane.Connect(retries: 0, timeoutSec: 30);
            lane.Emulator.RequestLog.Clear();
            lane.Emulator.Faults.Add(item.With(new Emulator.Fault { Status = 404 }));
            var result = lane.Run(found.Statement, stopsAtError: false);
            var sent = lane.Emulator.RequestLog.Requests.Count(item.IsLike);
            lane.Emulator.Faults.Clear();
            lock (Cells)
            {
                Items.Add((found, item, result, sent));
            }
        }

        found.Prepare(lane);
        var loud = lane.Speak(found.Statement);
        lock (Cells)
        {
            Loud.Add((found, loud));
        }
    }

    private static IEnumerable<string> Texts(LaneResult result) =>
        [.. result.Errors.SelectMany(SecretTrace.TextsOf), .. result.Warnings, .. result.Verbose.Select(record => record.Message), .. result.Debug];

    private static MatrixCell Strike(FaultLane lane, CommandCase found, FaultClass? kind, ExpectedFault fault, StruckRequest struck)
    {
        // A change is not sent again although the connection would; what only reads is, and must then not wait for long.
        var retries = struck.Effect is Effect.Change or Effect.Compute || fault.Fault.RetryAfter == "0" ? 1 : 0;
        lane.Connect(retries, timeoutSec: kind?.Name == FaultClass.Late ? 1 : 30);
        lane.Emulator.RequestLog.Clear();
        lane.Emulator.Faults.Add(struck.With(fault.Fault));
        var result = lane.Run(found.Statement, stopsAtError: true);
        var log = lane.Emulator.RequestLog.Requests;
        var wasStruck = lane.Emulator.Faults.Pending is not [{ Count: 1 }];
        lane.Emulator.Faults.Clear();
        return new MatrixCell(found, kind, fault, struck, result, log.Count(struck.IsLike), wasStruck, SecretTrace.Find(Texts(result), lane.Emulator.WellKnownPrivateKeyText));
    }
}

/// <summary>What came of a command that met a fault.</summary>
/// <remarks>Sent is how many requests like the one that was struck there were; Leak is what was shown and should not.</remarks>
internal sealed record MatrixCell(
    CommandCase Case, FaultClass? Class, ExpectedFault Fault, StruckRequest Struck, LaneResult Result, int Sent, bool WasStruck, string? Leak)
{
    // Whoever connects wants to know at once.
    private const string AsksOnce = "Connect-Encord";

    /// <summary>The id of the failure that ended the statement, and not of a summary of several; empty where there was none.</summary>
    public string ErrorId
    {
        get
        {
            if (Result.Errors is not [var error, ..])
            {
                return "";
            }

            var first = Engine.ShellResult.IdOf(error);
            return first == "EncordAgentFailed" && error.Exception.InnerException is { } cause ? (string)System.Management.Automation.PSObject.AsPSObject(cause).Properties["ErrorId"].Value : first;
        }
    }

    /// <summary>It ended with the id of the fault; or it went on, and either wrote all that it writes otherwise or said in a warning what it did without.</summary>
    public bool IsRight => ErrorId.Length == 0
        ? Result.Warnings.Count > 0 || Fault.IsOtherData || Result.Output.Count == Case.Clean.Output.Count
        : Class?.Name == FaultClass.EndlessPages ? ErrorId == "EncordUnexpectedResponse"
        : Fault.At(Case.Command == AsksOnce ? Effect.Compute : Struck.Effect).Contains(ErrorId);

    public string Message => Result.Errors is [var error, ..] ? error.ToString() : "";

    public override string ToString() =>
        $"{Case.Command}, {Fault.Name} at {Struck.Shown} ({Struck.Effect}, #{Struck.Before}): {(ErrorId.Length > 0 ? ErrorId : "no error")}, {Result.Output.Count} of {Case.Clean.Output.Count} written, "
        + $"{Result.Warnings.Count} warnings, sent {Sent} of {Case.CleanCount(Struck)}. {Message}";
}
