using System.Collections;
using System.Management.Automation;
using System.Text;
using System.Text.Json;
using Encord.Client.Json;
using Encord.Client.Ontologies.Structure;
using Encord.PowerShell.Engine;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.Ontologies;

[Cmdlet(VerbsCommon.New, "EncordOntology", SupportsShouldProcess = true)]
[OutputType(typeof(Ontology))]
public sealed class NewEncordOntologyCommand : EncordConnectedCommand
{
    private const string Empty = """{"objects":[],"classifications":[],"skeleton_templates":[]}""";

    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Title { get; set; } = string.Empty;

    [Parameter]
    public string Description { get; set; } = string.Empty;

    [Parameter(ValueFromPipeline = true)]
    [ValidateNotNull]
    public object? Structure { get; set; }

    private protected override void ProcessInput() => Guard(Title, () =>
    {
        var structure = Read();
        if (ShouldProcess($"'{Title}'", "Create the ontology"))
        {
            WriteObject(Await(Client.Ontologies.CreateAsync(Title, Description, structure, EndToken)));
        }
    });

    /// <summary>An ontology gives its own structure. What a person wrote becomes one; anything else is the structure itself.</summary>
    private string Read()
    {
        var value = Structure is PSObject { BaseObject: Ontology } wrapped ? wrapped.BaseObject : Structure;
        if (value is not (Ontology or string) && PlainValue.Of(value) is IDictionary { Count: > 0 } written && StructureInput.IsPlain(written))
        {
            (var objects, var classifications) = StructureInput.Read(written);
            return OntologyStructureEditor.Create(objects, classifications).Json;
        }

        var json = value switch
        {
            null => Empty,
            Ontology ontology => ontology.Json,
            _ => Encoding.UTF8.GetString(JsonConversion.ToUtf8(value)),
        };
        try
        {
            using var document = JsonDocument.Parse(json);
            if (JsonDoubt.Find(document.RootElement) is { } doubt)
            {
                throw new EncordException(EncordErrorId.InvalidArgument, doubt + ".");
            }

            _ = OntologyStructureReader.Read(json);
            if (value is not Ontology && !document.RootElement.TryGetProperty("objects", out _) && !document.RootElement.TryGetProperty("classifications", out _))
            {
                throw new EncordException(EncordErrorId.InvalidArgument, "it has neither 'objects' nor 'classifications'.");
            }
        }
        catch (EncordException failure)
        {
            throw new EncordException(EncordErrorId.InvalidArgument, $"-Structure is not the structure of an ontology: {failure.Message}", failure);
        }

        return json;
    }
}
