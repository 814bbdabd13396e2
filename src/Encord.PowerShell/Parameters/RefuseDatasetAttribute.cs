using System.Collections;
using System.Management.Automation;

namespace Encord.PowerShell.Parameters;

/// <summary>
/// On the project of commands that list what projects have and datasets have not. Datasets that were listed for a project carry its hash, so the engine
/// would bind that, and list the whole project for each of them.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RefuseDatasetAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => PlainValue.Unwrap(inputData) switch
    {
        Dataset dataset => new[] { new ProjectReference(dataset) },
        IList items when items.Cast<object?>().Any(item => PlainValue.Unwrap(item) is Dataset) =>
            items.Cast<object?>().Select(item => PlainValue.Unwrap(item) is Dataset dataset ? new ProjectReference(dataset) : item).ToArray(),
        _ => inputData,
    };
}
