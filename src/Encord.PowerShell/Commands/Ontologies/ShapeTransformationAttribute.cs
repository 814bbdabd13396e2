using System.Management.Automation;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.Ontologies;

/// <summary>Takes shapes in the wire's spelling too, so that objects of one ontology can be piped into another.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ShapeTransformationAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var value = PlainValue.Unwrap(inputData)!;
        return value is string text && text.IndexOf('_') >= 0 ? text.Replace("_", "") : inputData;
    }
}
