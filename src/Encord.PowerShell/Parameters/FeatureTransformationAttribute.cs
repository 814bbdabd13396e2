using System.Collections;
using System.Management.Automation;

namespace Encord.PowerShell.Parameters;

/// <summary>Takes objects and classifications of an ontology where their feature hashes are asked for.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FeatureTransformationAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var value = PlainValue.Unwrap(inputData)!;
        return value is IList list ? list.Cast<object>().Select(HashOf).ToArray() : HashOf(value);
    }

    private static object HashOf(object value) => PlainValue.Unwrap(value) is OntologyFeature feature ? feature.FeatureHash : value;
}
