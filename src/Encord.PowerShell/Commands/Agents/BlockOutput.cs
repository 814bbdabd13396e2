using System.Collections;
using System.Collections.Specialized;
using System.Globalization;
using System.Management.Automation;
using Encord.Client.Agents;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.Agents;

/// <summary>Reads what a block wrote: a pathway, nothing, or a hashtable with Pathway, Priority and LabelRow. Anything else is an error, and nothing is done.</summary>
internal static class BlockOutput
{
    private const string Form = "It may return the name of a pathway, nothing, or @{ Pathway = …; Priority = …; LabelRow = … }.";

    public static AgentDecision Read(IReadOnlyList<PSObject?> output, WorkflowStage stage, LabelRow? own)
    {
        object[] written = [.. output.Select(PlainValue.Unwrap).Where(one => one is not null)!];
        return written switch
        {
            [] => AgentDecision.Of(stage, null, null, [], own),
            [IDictionary members] => OfMembers(members, stage, own),
            [PSObject custom] => OfMembers(PlainMembers(custom), stage, own),
            [string or Guid or WorkflowPathway] => AgentDecision.Of(stage, PathwayOf(written[0]), null, [], own),
            _ => throw Refused(
                $"The block wrote {(written.Length == 1 ? "an object" : FormattableString.Invariant($"{written.Length} objects"))} ({string.Join(", ", written.Take(4).Select(Describe))}). {Form} "
                + "Send what commands in the block write to Out-Null or into a variable."),
        };
    }

    private static AgentDecision OfMembers(IDictionary members, WorkflowStage stage, LabelRow? own)
    {
        string? pathway = null;
        double? priority = null;
        IReadOnlyList<LabelRow> rows = [];
        foreach (DictionaryEntry entry in members)
        {
            var value = PlainValue.Unwrap(entry.Value);
            switch (Convert.ToString(entry.Key, CultureInfo.InvariantCulture)!.ToUpperInvariant())
            {
                case "PATHWAY":
                    pathway = value is null ? null : PathwayOf(value);
                    break;
                case "PRIORITY":
                    priority = value is null ? null : NumberOf(value);
                    break;
                case "LABELROW":
                    rows = RowsOf(value);
                    break;
                default:
                    throw Refused($"The block returned the member '{entry.Key}', which is not known. {Form}");
            }
        }

        return AgentDecision.Of(stage, pathway, priority, rows, own);
    }

    private static string PathwayOf(object value) => value switch
    {
        string { Length: > 0 } text => text,
        Guid uuid => uuid.ToString(),
        WorkflowPathway pathway => pathway.PathwayUuid,
        _ => throw Refused($"The block returned {Describe(value)} as the pathway. {Form}"),
    };

    private static double NumberOf(object value) => value is IConvertible number and not (string or bool or DateTime)
        ? number.ToDouble(CultureInfo.InvariantCulture)
        : throw Refused($"The block returned {Describe(value)} as the priority. A priority is a number from 0 to 1.");

    private static IReadOnlyList<LabelRow> RowsOf(object? value) => value switch
    {
        null => [],
        LabelRow row => [row],
        IEnumerable rows and not string => [.. rows.Cast<object?>().Select(row => PlainValue.Unwrap(row) as LabelRow ?? throw Refused($"The block returned {Describe(row)} as a label row. {Form}"))],
        _ => throw Refused($"The block returned {Describe(value)} as the label row. {Form}"),
    };

    private static OrderedDictionary PlainMembers(PSObject custom)
    {
        var members = new OrderedDictionary();
        foreach (var property in custom.Properties)
        {
            members[property.Name] = property.Value;
        }

        return members;
    }

    private static string Describe(object? value) => value is null ? "null" : value is string text ? $"'{(text.Length > 40 ? text.Substring(0, 40) + "…" : text)}'" : value.GetType().Name;

    private static EncordException Refused(string message) => new(EncordErrorId.AgentFailed, message);

}
