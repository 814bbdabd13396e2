using System.Management.Automation;
using System.Text.Json;
using Encord.Client.Agents;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.Agents;

[Cmdlet(VerbsData.ConvertFrom, "EncordTaskMessage")]
[OutputType(typeof(WorkflowTask))]
public sealed class ConvertFromEncordTaskMessageCommand : TaskMessageCommand
{
    // Text, or what a host made of it: a hashtable, an object, or a list of those.
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNull]
    public object? Message { get; set; }

    private protected override void ProcessInput() => Guard(Message, () =>
    {
        var project = GivenProject;
        var stage = GivenStage(project);
        using var document = Parse(Message!);
        foreach ((var task, var failure) in TaskMessage.Read(document.RootElement, project, stage))
        {
            if (failure is not null)
            {
                WriteFailure(failure, Message);
            }
            else
            {
                WriteObject(task);
            }
        }
    });

    private static JsonDocument Parse(object message)
    {
        try
        {
            return JsonDocument.Parse(PlainValue.Unwrap(message) is string text ? TaskMessage.Decode(text) : JsonConversion.ToUtf8(message));
        }
        catch (JsonException error)
        {
            throw TaskMessage.Damaged("it is not JSON", error);
        }
    }
}
