using System.Management.Automation;
using System.Management.Automation.Language;

namespace Encord.PowerShell.Commands.Agents;

/// <summary>What is to be known of the text of a block.</summary>
internal static class BlockText
{
    /// <summary>Whether the block uses a variable.</summary>
    public static bool Uses(ScriptBlock block, string variable) => block.Ast.FindAll(
        node => node is VariableExpressionAst found && string.Equals(found.VariablePath.UserPath, variable, StringComparison.OrdinalIgnoreCase), searchNestedScriptBlocks: true).Any();

    /// <summary>The text of the block for another runspace, where <c>$using:name</c> is a variable that has to be set there.</summary>
    /// <param name="block">The block.</param>
    /// <param name="variables">Takes the names of the caller's variables, each with its name there.</param>
    public static string ForOtherRunspace(ScriptBlock block, IDictionary<string, string> variables)
    {
        if (block.Ast is not ScriptBlockAst)
        {
            // The body of a function has no text of its own to change.
            return block.ToString();
        }

        var text = block.Ast.Extent.Text;
        foreach (var one in block.Ast.FindAll(node => node is UsingExpressionAst, searchNestedScriptBlocks: true)
            .Cast<UsingExpressionAst>().OrderByDescending(one => one.Extent.StartOffset))
        {
            if (one.SubExpression is VariableExpressionAst variable)
            {
                var name = variable.VariablePath.UserPath;
                variables[name] = "__using_" + name;
                var start = one.Extent.StartOffset - block.Ast.Extent.StartOffset;
                text = text.Remove(start, one.Extent.Text.Length).Insert(start, "${__using_" + name + "}");
            }
        }

        return block.Ast.Parent is ScriptBlockExpressionAst ? text.Substring(1, text.Length - 2) : text;
    }
}
