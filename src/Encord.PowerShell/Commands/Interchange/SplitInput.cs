using System.Collections;
using System.Globalization;
using System.Management.Automation;
using Encord.Client.Interchange.Exporting;
using Encord.PowerShell.Engine;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.Interchange;

/// <summary>Reads what <c>-Split</c> and <c>-GroupBy</c> say: shares, the name of a property or metadata key, or a script block that gets the label row.</summary>
internal sealed class SplitInput(EncordCommand command, object? split, object? groupBy)
{
    private readonly object? _split = PlainValue.Unwrap(split);
    private readonly object? _groupBy = PlainValue.Unwrap(groupBy);

    /// <summary>Whether rows must come with their client metadata.</summary>
    public bool NeedsMetadata => IsMetadata(_split) || IsMetadata(_groupBy) || _split is ScriptBlock || _groupBy is ScriptBlock;

    /// <param name="rows">Goes through the rows, for script blocks; these run here, on the thread of the pipeline.</param>
    public SplitRule ToRule(Func<IEnumerable<LabelRow>> rows)
    {
        if (_groupBy is not null && _split is not IDictionary)
        {
            throw Wrong("-GroupBy", "it says what stays together when -Split gives shares. Give -Split @{ train = 0.8; val = 0.2 } too");
        }

        return _split switch
        {
            null => SplitRule.None,
            IDictionary shares => SplitRule.ByShare(Shares(shares), _groupBy is null ? null : ValueOf("-GroupBy", _groupBy, rows)),
            string name => SplitRule.ByValue($"'{name}', which -Split names,", ValueOf("-Split", name, rows)),
            ScriptBlock block => SplitRule.ByValue("the script block of -Split", ValueOf("-Split", block, rows)),
            _ => throw Wrong("-Split", "give a hashtable such as @{ train = 0.8; val = 0.2 }, the name of a property or metadata key, or a script block"),
        };
    }

    private Func<LabelRow, string?> ValueOf(string parameter, object rule, Func<IEnumerable<LabelRow>> rows)
    {
        switch (rule)
        {
            case string { Length: > 0 } name:
                return row => RowValue.Of(row, name);
            case ScriptBlock block:
                var values = new Dictionary<string, string?>(StringComparer.Ordinal);
                foreach (var row in rows())
                {
                    values[row.DataHash] = Ask(parameter, block, row);
                }

                return row => values.TryGetValue(row.DataHash, out var value) ? value : null;
            default:
                throw Wrong(parameter, "give the name of a property or metadata key, or a script block");
        }
    }

    private string? Ask(string parameter, ScriptBlock block, LabelRow row)
    {
        try
        {
            var last = block.InvokeWithContext(null, [new PSVariable("_", row)]).LastOrDefault(value => value is not null);
            return last is null ? null : Convert.ToString(last.BaseObject, CultureInfo.InvariantCulture);
        }
        catch (RuntimeException failure) when (failure is not PipelineStoppedException)
        {
            command.WriteFailure(new EncordException(EncordErrorId.InvalidArgument, $"The script block of {parameter} failed for '{row.DataTitle}': {failure.Message}", failure), row);
            return null;
        }
    }

    private static Dictionary<string, double> Shares(IDictionary given)
    {
        var shares = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (DictionaryEntry entry in given)
        {
            shares[entry.Key.ToString() ?? ""] = LanguagePrimitives.TryConvertTo(PlainValue.Unwrap(entry.Value), CultureInfo.InvariantCulture, out double share)
                ? share
                : throw Wrong("-Split", $"the share of '{entry.Key}' is not a number");
        }

        return shares;
    }

    private static bool IsMetadata(object? rule) => rule is string name && !RowValue.IsProperty(name);

    private static EncordException Wrong(string parameter, string why) => new(EncordErrorId.InvalidArgument, $"{parameter} cannot be used: {why}.");
}
