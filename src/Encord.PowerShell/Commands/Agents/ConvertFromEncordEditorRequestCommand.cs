using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Text.Json;
using Encord.Client.Agents;
using Encord.PowerShell.Engine;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.Agents;

[Cmdlet(VerbsData.ConvertFrom, "EncordEditorRequest")]
[OutputType(typeof(EditorAgentRequest))]
public sealed class ConvertFromEncordEditorRequestCommand : EncordCommand
{
    // Text, or what a host has made of it; a test has none.
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    public object? Body { get; set; }

    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    public IDictionary? Headers { get; set; }

    private protected override void ProcessInput() => Guard(Body, () =>
    {
        var body = PlainValue.Unwrap(Body);
        if (body is null or string { Length: 0 })
        {
            WriteObject(EditorRequest.Read(null, HeaderOf));
            return;
        }

        using var document = Parse(body);
        WriteObject(EditorRequest.Read(document.RootElement, HeaderOf));
    });

    private string? HeaderOf(string name)
    {
        foreach (DictionaryEntry header in Headers ?? new Hashtable())
        {
            if (string.Equals(Convert.ToString(header.Key, CultureInfo.InvariantCulture), name, StringComparison.OrdinalIgnoreCase))
            {
                // Some hosts give the values of a header as a list.
                var value = PlainValue.Unwrap(header.Value);
                return value is IEnumerable several and not string ? several.Cast<object?>().FirstOrDefault()?.ToString() ?? "" : value?.ToString() ?? "";
            }
        }

        return null;
    }

    private static JsonDocument Parse(object body)
    {
        try
        {
            return body is string text ? JsonDocument.Parse(text) : JsonDocument.Parse(JsonConversion.ToUtf8(body));
        }
        catch (JsonException error)
        {
            throw EditorRequest.Refused("the body is not JSON", error);
        }
    }
}
