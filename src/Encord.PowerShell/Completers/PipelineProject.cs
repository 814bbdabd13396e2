using System.Collections;
using System.Management.Automation.Language;

namespace Encord.PowerShell.Completers;

/// <summary>
/// The project that a command line is about where the command itself does not name it: <c>Get-EncordLabelRow 'Street scenes' | Get-EncordObjectInstance -Feature</c>. Only what is written there
/// counts; nothing is run.
/// </summary>
internal static class PipelineProject
{
    /// <summary>What is bound, with the project of the commands before this one where this one has none.</summary>
    public static IDictionary Fill(IDictionary bound, CommandAst command)
    {
        if (bound.Contains("Project") || bound.Contains("ProjectHash") || command.Parent is not PipelineAst pipeline || Find(pipeline, command) is not { } title)
        {
            return bound;
        }

        return new Hashtable(bound, StringComparer.OrdinalIgnoreCase) { ["Project"] = title };
    }

    private static string? Find(PipelineAst pipeline, CommandAst command)
    {
        foreach (var before in pipeline.PipelineElements.TakeWhile(element => element != command).OfType<CommandAst>())
        {
            if (before.GetCommandName()?.IndexOf("-Encord", StringComparison.OrdinalIgnoreCase) > 0 && ProjectOf(before) is { } title)
            {
                return title;
            }
        }

        return null;
    }

    /// <summary>The value of -Project, or the first value without a name: commands about what is inside a project have it there.</summary>
    private static string? ProjectOf(CommandAst command)
    {
        for (var i = 1; i < command.CommandElements.Count; i++)
        {
            switch (command.CommandElements[i])
            {
                case CommandParameterAst { ParameterName: var name } parameter when "Project".StartsWith(name, StringComparison.OrdinalIgnoreCase) || name.Equals("ProjectHash", StringComparison.OrdinalIgnoreCase):
                    return ((parameter.Argument ?? (i + 1 < command.CommandElements.Count ? command.CommandElements[i + 1] : null)) as StringConstantExpressionAst)?.Value;
                case StringConstantExpressionAst text when i == 1:
                    return text.Value;
            }
        }

        return null;
    }
}
