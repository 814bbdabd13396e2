using System.Management.Automation;
using System.Management.Automation.Language;
using System.Text.RegularExpressions;
using Encord.Emulator;
using Encord.PowerShell.Tests.Conventions;

namespace Encord.PowerShell.Tests.Faults;

/// <summary>How a command is met by faults: the first statement of its help page in which it asks the server, and what stands before that.</summary>
/// <param name="Command">The name of the command.</param>
/// <param name="Setup">The statements before.</param>
/// <param name="Statement">The statement that is struck.</param>
/// <param name="Requests">What the command itself asks in it.</param>
/// <param name="Clean">What the statement writes when nothing goes wrong.</param>
/// <param name="Log">All requests of the statement, also those of other commands in it.</param>
internal sealed partial record CommandCase(string Command, string Setup, string Statement, IReadOnlyList<StruckRequest> Requests, LaneResult Clean, IReadOnlyList<LoggedRequest> Log)
{
    // What a quick example needs; with more it is worth looking for another.
    private const int FewRequests = 5;

    private bool Changes => Requests.Any(request => request.Effect is Effect.Change or Effect.Set);

    public int CleanCount(StruckRequest request) => Log.Count(request.IsLike);

    /// <summary>Null where no example makes the command ask the server.</summary>
    public static CommandCase? Find(CmdletInfo command, FaultLane lane)
    {
        string[][] examples = [.. HelpPage.Read(command.Name)!.ExamplesForOneProcess.Select(example => Statements(example).ToArray())];
        var mayChange = command.Parameters.ContainsKey("WhatIf") && command.Verb != "Export";
        CommandCase? best = null;

        // Most examples stand alone; some go on where the one before ended.
        foreach (var statements in examples)
        {
            best = Better(best, Find(command, lane, statements));
            if (best?.Log.Count <= FewRequests && (best.Changes || !mayChange))
            {
                return best;
            }
        }

        return best ?? Find(command, lane, [.. examples.SelectMany(statements => statements)]);
    }

    private static CommandCase? Better(CommandCase? one, CommandCase? other) =>
        other is null || one is null ? other ?? one
        : one.Changes != other.Changes ? (one.Changes ? one : other)
        : other.Log.Count < one.Log.Count ? other : one;

    private static CommandCase? Find(CmdletInfo command, FaultLane lane, string[] statements)
    {
        lane.Refresh();
        for (var i = 0; i < statements.Length; i++)
        {
            lane.Emulator.RequestLog.Clear();
            var result = lane.Run(statements[i], stopsAtError: false);
            var log = lane.Emulator.RequestLog.Requests;
            var requests = Own(command.Name, statements[i], result.Verbose, log);
            if (requests.Count > 0 && result.Errors.Count == 0)
            {
                return new CommandCase(command.Name, string.Join('\n', statements[..i]), statements[i], requests, result, log);
            }
        }

        return null;
    }

    /// <summary>Everything is again as it was before the statement ran the first time.</summary>
    public void Prepare(FaultLane lane)
    {
        if (Command.StartsWith("Connect-", StringComparison.Ordinal))
        {
            lane.Refresh();
        }

        lane.Reset();
        if (Setup.Length > 0)
        {
            lane.Run(Setup, stopsAtError: false);
        }
    }

    /// <summary>The statements of an example. What it writes to the temporary folder lies in the lane's own, and is forgotten with the rest: a download that is there is not made again.</summary>
    private static IEnumerable<string> Statements(string example) =>
        Parser.ParseInput(example.Replace("[System.IO.Path]::GetTempPath()", "$temporary", StringComparison.Ordinal), out _, out _).EndBlock.Statements.Select(statement => statement.Extent.Text);

    /// <summary>The requests of the log that the command sent, by the verbose messages; files on signed links have none, and are everybody's.</summary>
    private static List<StruckRequest> Own(string command, string statement, IReadOnlyList<VerboseRecord> verbose, IReadOnlyList<LoggedRequest> log)
    {
        var own = verbose.Where(record => record.InvocationInfo?.MyCommand?.Name == command)
            .Select(record => Sent().Match(record.Message)).Where(match => match.Success).Select(match => match.Groups[1].Value).ToList();
        if (own.Count == 0 || !statement.Contains(command, StringComparison.Ordinal))
        {
            return [];
        }

        return
        [
            .. log.Where(request => request.Target.StartsWith("/storage/", StringComparison.Ordinal) || own.Remove(
                    request.QueryType is null ? $"{request.Method} {request.Target.Split('?')[0]}" : $"{request.QueryMethod} {request.Target} {request.QueryType}"))
                .Select(request => StruckRequest.Of(request, log)),
        ];
    }

    [GeneratedRegex(@"^(.+): [^:]+, \d+ ms, attempt \d+, trace id")]
    private static partial Regex Sent();
}
