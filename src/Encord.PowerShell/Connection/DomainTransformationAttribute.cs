using System.Management.Automation;
using Encord.Client.Auth;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Connection;

/// <summary>Makes an address of text without ever repeating it: the text of a key becomes an address that the client refuses.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DomainTransformationAttribute : ArgumentTransformationAttribute
{
    private static readonly Uri NotShown = new("not-shown", UriKind.Relative);

    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        PlainValue.Unwrap(inputData) is not string text ? inputData
        : !SecretText.IsKey(text) && Uri.TryCreate(text.Trim(), UriKind.Absolute, out var address) ? address
        : NotShown;
}
