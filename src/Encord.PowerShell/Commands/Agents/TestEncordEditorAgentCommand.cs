using System.Management.Automation;
using Encord.Client.Agents;
using Encord.PowerShell.Engine;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.Agents;

[Cmdlet(VerbsDiagnostic.Test, "EncordEditorAgent")]
[OutputType(typeof(EditorAgentTest))]
public sealed class TestEncordEditorAgentCommand : EncordCommand
{
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNull]
    public Uri? Uri { get; set; }

    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true)]
    [ValidateNotNull]
    public Uri? EditorUrl { get; set; }

    [Parameter]
    public SwitchParameter TestHeader { get; set; }

    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Origin { get; set; }

    [Parameter, NumberTransformation]
    [ValidateRange(0.001, 86400.0)]
    public double TimeoutSec { get; set; } = 60;

    private protected override void ProcessInput() => Guard(EditorUrl, () =>
    {
        if (!Uri!.IsAbsoluteUri || (Uri.Scheme != System.Uri.UriSchemeHttp && Uri.Scheme != System.Uri.UriSchemeHttps))
        {
            throw new EncordException(EncordErrorId.InvalidArgument, "-Uri is not an http or https address.");
        }

        var body = EditorRequest.Of(EditorUrl!);
        if (Uri.Scheme == System.Uri.UriSchemeHttp && !Uri.IsLoopback)
        {
            WriteWarning("The address of the agent is not https: browsers do not call it from the editor, which is.");
        }

        var call = new EditorAgentCall(Uri, Origin ?? EditorUrl!.GetLeftPart(UriPartial.Authority), TimeSpan.FromSeconds(TimeoutSec));
        WriteObject(Await(call.RunAsync(body, TestHeader, EndToken)));
    });
}
