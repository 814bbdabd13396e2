using System.Collections;
using System.Management.Automation;
using System.Security;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Connection;

/// <summary>
/// Takes a secret that is given as plain text, or as the lines of a file, for the secure string that it should have been. The engine would refuse it,
/// and print it to say so.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecretTransformationAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var value = PlainValue.Unwrap(inputData);
        return value switch
        {
            string text => Secure(text),
            SecureString or null => value!,
            IEnumerable lines => Secure(string.Join("\n", lines.Cast<object?>().Select(line => PlainValue.Unwrap(line) as string ?? throw NotText()))),
            _ => throw NotText(),
        };
    }

    private static ArgumentTransformationMetadataException NotText() => new("The secret must be a secure string, or text. What was given is neither, and is not shown.");

    private static SecureString Secure(string text)
    {
        var secret = new SecureString();
        foreach (var character in text)
        {
            secret.AppendChar(character);
        }

        secret.MakeReadOnly();
        return secret;
    }
}
