using System.Collections;
using System.Management.Automation;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Connection;

/// <summary>Lets <c>-Connection</c> take the hashtable of an Automation connection asset as well as an open connection.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ConnectionTransformationAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var value = PlainValue.Unwrap(inputData)!;
        if (value is not IDictionary fields)
        {
            RefuseKeyTextAttribute.Check(value);
            return value;
        }

        try
        {
            return ConnectionFactory.Open(ConnectionFactory.FromAutomation(fields));
        }
        catch (EncordException failure)
        {
            throw new ArgumentTransformationMetadataException(failure.Message, failure);
        }
    }
}
