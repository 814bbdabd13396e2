using System.Management.Automation;
using Encord.Client.Labels.Documents;
using Encord.Client.Labels.Rules;
using Encord.PowerShell.Completers;
using Encord.PowerShell.Engine;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.Labels;

[Cmdlet(VerbsData.Save, "EncordLabelDocument", SupportsShouldProcess = true)]
[OutputType(typeof(LabelRowDocument))]
public sealed class SaveEncordLabelDocumentCommand : EncordConnectedCommand
{
    /// <summary>A document may have thousands of objects with the same fault.</summary>
    private const int WarningLimit = 10;

    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("ProjectHash")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public ProjectReference? Project { get; set; }

    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? LabelHash { get; set; }

    [Parameter(Mandatory = true, Position = 2, ValueFromPipeline = true)]
    [ValidateNotNull]
    public object? Document { get; set; }

    [Parameter]
    public SwitchParameter ValidateBeforeSaving { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private readonly HashSet<string> _sent = new(StringComparer.OrdinalIgnoreCase);

    private OverlappedRequests Requests => field ??= new(this);

    private protected override void EndCommand() => Requests.Finish();

    private protected override void ProcessInput() => Guard(LabelHash ?? Document, () =>
    {
        var value = PlainValue.Unwrap(Document)!;
        var labels = LabelDocument.Load(JsonOf(value), new LabelRowFacts { LabelHash = LabelHash });
        if (labels.Header.LabelHash is null)
        {
            throw new EncordException(EncordErrorId.InvalidArgument, "The document has no label_hash, so it is not a label document.");
        }

        var projectHash = Resolve(Project!);
        WarnOf(new DocumentCheck(labels, OntologyOf(projectHash)).Run());
        if (ShouldProcess($"'{labels.Header.DataTitle}' ({labels.Header.LabelHash})", "Save labels"))
        {
            if (!_sent.Add(labels.Header.LabelHash))
            {
                // The later one of two documents of a row has to arrive later.
                Requests.Finish();
            }

            Requests.Add(
                LabelHash ?? Document, () => Client.Labels.SaveDocumentAsync(projectHash, labels, ValidateBeforeSaving, EndToken), () => WriteAfter(projectHash, labels));
        }
    });

    private void WriteAfter(string projectHash, LabelDocument labels)
    {
        if (PassThru)
        {
            WriteObject(DocumentShape.Of(projectHash, new LabelDocumentBytes(labels.ToJsonForSaving(), labels.Header)));
        }
    }

    /// <summary>What was in a document when it was loaded may be saved again; a warning says that the picture cannot hold it.</summary>
    private void WarnOf(IReadOnlyList<string> oddities)
    {
        foreach (var oddity in oddities.Take(WarningLimit))
        {
            WriteWarning(oddity + " It is saved as it is.");
        }

        if (oddities.Count > WarningLimit)
        {
            WriteWarning($"{oddities.Count - WarningLimit} more objects of the document are outside of their pictures or have no area. They are saved as they are.");
        }
    }

    private byte[] JsonOf(object value)
    {
        try
        {
            return value is LabelRowDocument document ? System.Text.Encoding.UTF8.GetBytes(document.Json) : JsonConversion.ToUtf8(value);
        }
        catch (EncordException failure)
        {
            throw new LabelFault(null, LabelHash).At("", failure);
        }
    }

    /// <summary>Without the ontology its rules are left to the server.</summary>
    private OntologyStructure? OntologyOf(string projectHash)
    {
        try
        {
            return Await(Client.Labels.GetStructureAsync(projectHash, refresh: false, EndToken));
        }
        catch (EncordException failure)
        {
            WriteWarning("The ontology could not be read, so the document is sent without a check of its features: " + failure.Message);
            return null;
        }
    }
}
