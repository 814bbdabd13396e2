using System.Management.Automation;
using Encord.Client.Auth;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Connection;

/// <summary>Refuses the text of a key where something else belongs, before the engine says that it cannot convert it, and prints it to say so.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RefuseKeyTextAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        Check(inputData);
        return inputData;
    }

    /// <exception cref="ArgumentTransformationMetadataException">The value is text that may be a secret.</exception>
    internal static void Check(object? value)
    {
        if (PlainValue.Unwrap(value) is string text && SecretText.MayHoldSecret(text))
        {
            throw new ArgumentTransformationMetadataException(
                "The text of a key, or something that may be one, was given where it does not belong; it is not shown. "
                + "Give the path of a key file with -KeyPath, or the text of a key with -PrivateKey.");
        }
    }
}
