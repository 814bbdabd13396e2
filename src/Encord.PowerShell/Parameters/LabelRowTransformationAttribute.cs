using System.Collections;
using System.Management.Automation;

namespace Encord.PowerShell.Parameters;

/// <summary>
/// Takes row objects as they come down the pipeline. Without it the engine would look at their property LabelHash first, which is null for a row
/// without labels, and bind that. A row that was written to CSV or JSON and read again is found by its data hash if it has no label hash.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class LabelRowTransformationAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var value = PlainValue.Unwrap(inputData)!;
        if (One(value) is { } reference)
        {
            return new[] { reference };
        }

        if (value is not IList items || items.Count == 0)
        {
            return inputData;
        }

        var references = new LabelRowReference[items.Count];
        for (var i = 0; i < items.Count; i++)
        {
            if (One(PlainValue.Unwrap(items[i])) is not { } item)
            {
                return inputData;
            }

            references[i] = item;
        }

        return references;
    }

    /// <summary>The row that one value stands for; null where it is none.</summary>
    internal static LabelRowReference? One(object? value) => value switch
    {
        LabelRowReference reference => reference,
        LabelRow row => new LabelRowReference(row),
        ObjectInstance instance => new LabelRowReference(instance),
        ClassificationInstance instance => new LabelRowReference(instance),
        LabelProblem problem => new LabelRowReference(problem),
        LabelMatch match => new LabelRowReference(match),
        string { Length: > 0 } hash => new LabelRowReference(hash),
        Guid hash => new LabelRowReference(hash),
        PSObject custom when Text(custom, "LabelHash") is null && Text(custom, "DataHash") is { } dataHash && custom.Properties["LabelHash"] is not null =>
            new LabelRowReference(dataHash, Text(custom, "BranchName")),
        _ => null,
    };

    private static string? Text(PSObject custom, string property) => custom.Properties[property]?.Value?.ToString() is { Length: > 0 } text ? text : null;
}
