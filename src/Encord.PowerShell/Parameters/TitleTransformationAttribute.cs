using System.Collections;
using System.Management.Automation;

namespace Encord.PowerShell.Parameters;

/// <summary>On a title that is taken by position: the object itself and its hash may stand there too.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TitleTransformationAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => PlainValue.Unwrap(inputData) switch
    {
        string text => text,
        IList items => items.Cast<object?>().Select(item => One(PlainValue.Unwrap(item))).ToArray(),
        var value => One(value)!,
    };

    private static object? One(object? value) => value switch
    {
        Project project => project.ProjectHash,
        Dataset dataset => dataset.DatasetHash,
        Ontology ontology => ontology.OntologyHash,
        Guid hash => hash.ToString(),
        _ => value,
    };
}
