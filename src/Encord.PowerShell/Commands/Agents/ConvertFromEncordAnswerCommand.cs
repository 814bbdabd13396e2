using System.Management.Automation;
using Encord.Client.Agents;
using Encord.Client.LabelRows.Operations;
using Encord.Client.Labels.Documents;
using Encord.Client.Labels.Editing;
using Encord.Client.Labels.Reading;
using Encord.PowerShell.Commands.Labels;
using Encord.PowerShell.Engine;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.Agents;

[Cmdlet(VerbsData.ConvertFrom, "EncordAnswer", SupportsShouldProcess = true)]
[OutputType(typeof(ObjectInstance), typeof(ClassificationInstance))]
public sealed class ConvertFromEncordAnswerCommand : EncordConnectedCommand
{
    // Text, or what a script has made of it.
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNull]
    public object? Answer { get; set; }

    [Parameter(Mandatory = true, Position = 1)]
    [Alias("LabelHash")]
    [ValidateNotNull]
    public LabelRowReference? LabelRow { get; set; }

    [Parameter, WholeNumberTransformation]
    [ValidateRange(0, int.MaxValue)]
    public int Frame { get; set; }

    [Parameter, NumberTransformation]
    [ValidateRange(0.0, 1.0)]
    public double? Confidence { get; set; }

    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? CreatedBy { get; set; }

    [Parameter]
    public SwitchParameter Clip { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override void ProcessInput() => Guard(Answer, () =>
    {
        var row = LabelRow!.Value ?? throw new EncordException(
            EncordErrorId.InvalidArgument, $"The label row {LabelRow} is a bare hash: what is put into it would be lost. Give the row that Initialize-EncordLabelRow wrote.");
        var document = LabelDocuments.Of(row);
        using var answer = PlainValue.Unwrap(Answer) is string text ? ModelAnswer.Parse(text) : ModelAnswer.Parse(JsonConversion.ToUtf8(Answer!));
        foreach (var label in answer.Labels())
        {
            // A label that cannot be made is an error of its own.
            Guard(Answer, () => Add(row, document, label));
        }
    });

    private void Add(LabelRow row, LabelDocument document, AnsweredLabel label)
    {
        if (!ShouldProcess(LabelRowItem.Describe(row), $"Add '{label.Feature}'"))
        {
            return;
        }

        // Nobody drew it: a model did.
        var author = new LabelAuthor(DateTimeOffset.UtcNow) { Confidence = Confidence, ManualAnnotation = false, CreatedBy = CreatedBy };
        this.WithOntology(row.ProjectHash, ontology =>
        {
            var hash = label.Add(document, ontology, author, Frame, new AnswerOptions(Clip, Force));
            var reader = new LabelReader(document, ontology);
            WriteObject(reader.Objects().Where(instance => instance.ObjectHash == hash), enumerateCollection: true);
            WriteObject(reader.Classifications().Where(instance => instance.ClassificationHash == hash), enumerateCollection: true);
            return hash;
        });
    }
}
