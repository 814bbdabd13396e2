using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;
using Microsoft.PowerShell;
using PS = System.Management.Automation.PowerShell;

namespace Encord.Quickstart;

/// <summary>Runs a script statement by statement and shows each with what it wrote, as in a console.</summary>
internal sealed class Transcript(string modulePath, Uri server)
{
    /// <summary>Runs the script.</summary>
    /// <returns>0, or 1 when a statement failed.</returns>
    public int Run(string scriptPath)
    {
        ScriptBlockAst script = Parser.ParseFile(scriptPath, out _, out ParseError[] errors);
        if (errors.Length > 0)
        {
            Console.Error.WriteLine(string.Join(Environment.NewLine, errors.Select(error => $"{error.Extent.StartLineNumber}: {error.Message}")));
            return 1;
        }

        var state = InitialSessionState.CreateDefault2();
        if (OperatingSystem.IsWindows())
        {
            state.ExecutionPolicy = ExecutionPolicy.RemoteSigned;
        }

        var host = new ConsoleTranscriptHost();
        using Runspace runspace = RunspaceFactory.CreateRunspace(host, state);
        runspace.Open();

        // The script says Connect-Encord -Emulator, as it does in a console; here the server has an address of its own, so that two
        // quickstarts can run at once.
        runspace.SessionStateProxy.SetVariable("PSDefaultParameterValues", new DefaultParameterDictionary { ["Connect-Encord:Domain"] = server });
        if (Console.IsOutputRedirected)
        {
            Invoke(runspace, ScriptBlock.Create("$PSStyle.OutputRendering = 'PlainText'"));
        }

        bool succeeded = Invoke(runspace, ScriptBlock.Create("param($path) Import-Module $path"), modulePath);

        foreach (StatementAst statement in script.EndBlock.Statements)
        {
            if (!succeeded || host.Errors > 0)
            {
                return 1;
            }

            Echo(script, statement);
            succeeded = Invoke(runspace, Block(statement));
        }

        return succeeded && host.Errors == 0 ? host.ExitCode : 1;
    }

    private static bool Invoke(Runspace runspace, ScriptBlock block, params object[] arguments)
    {
        using PS shell = PS.Create();
        shell.Runspace = runspace;
        shell.AddScript("param($__block, $__arguments) . $__block @__arguments").AddArgument(block).AddArgument(arguments);
        shell.Commands.Commands[0].MergeMyResults(PipelineResultTypes.Error, PipelineResultTypes.Output);
        shell.AddCommand("Out-Default");
        try
        {
            shell.Invoke();
            return true;
        }
        catch (RuntimeException failure)
        {
            Console.WriteLine(failure.ErrorRecord);
            return false;
        }
    }

    // A block cut out of the script's own tree keeps the file it came from, so that $PSScriptRoot means what it means in the script.
    private static ScriptBlock Block(StatementAst statement)
    {
        var body = new StatementBlockAst(statement.Extent, [(StatementAst)statement.Copy()], null);
        return new ScriptBlockAst(statement.Extent, null, body, false).GetScriptBlock();
    }

    private static void Echo(ScriptBlockAst script, StatementAst statement)
    {
        int previousEnd = script.EndBlock.Statements
            .TakeWhile(other => other != statement)
            .Select(other => other.Extent.EndOffset)
            .LastOrDefault(script.Extent.StartOffset);
        string between = script.Extent.Text[(previousEnd - script.Extent.StartOffset)..(statement.Extent.StartOffset - script.Extent.StartOffset)];
        foreach (string line in between.Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith('#')))
        {
            Console.WriteLine(line);
        }

        Console.WriteLine("PS> " + statement.Extent.Text.ReplaceLineEndings(Environment.NewLine + ">>  "));
    }
}
