using System.Management.Automation;
using Encord.Client.Bundles;
using Encord.Client.Labels;
using Encord.PowerShell.Completers;
using Encord.PowerShell.Engine;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.Labels;

[Cmdlet(VerbsCommon.Get, "EncordLabelDocument")]
[OutputType(typeof(LabelRowDocument))]
public sealed class GetEncordLabelDocumentCommand : EncordConnectedCommand
{
    private readonly HashSet<string> _asked = new(StringComparer.OrdinalIgnoreCase);
    private BundledInput<string, WantedDocument>? _documents;
    private ProjectReference? _unknown;

    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("ProjectHash")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public ProjectReference? Project { get; set; }

    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string[] LabelHash { get; set; } = [];

    [Parameter]
    public SwitchParameter ExcludeSignedUrl { get; set; }

    [Parameter]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(ObjectFeatureHashCompleter))]
    public string[]? ObjectFeatureHash { get; set; }

    [Parameter]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(ClassificationFeatureHashCompleter))]
    public string[]? ClassificationFeatureHash { get; set; }

    [Parameter]
    public SwitchParameter IncludeReview { get; set; }

    [Parameter, WholeNumberTransformation]
    [ValidateRange(1, 100000)]
    public int BundleSize { get; set; } = 1000;

    private LabelOptions Options => new()
    {
        IncludeSignedUrl = !ExcludeSignedUrl,
        IncludeReviews = IncludeReview,
        ObjectFeatureHashes = ObjectFeatureHash,
        ClassificationFeatureHashes = ClassificationFeatureHash,
    };

    private protected override void ProcessInput()
    {
        // A project that was named once for all hashes and cannot be found is one error, not one for each hash.
        if (!ReferenceEquals(Project, _unknown) && !Guard(LabelHash, Take))
        {
            _unknown = Project;
        }
    }

    private protected override void EndCommand() => _documents?.Finish();

    private void Take()
    {
        var projectHash = Resolve(Project!);
        foreach (var hash in LabelHash.Where(hash => _asked.Add($"{projectHash} {hash}")))
        {
            (_documents ??= CreateBundles()).Add(new WantedDocument(hash), projectHash);
        }
    }

    private BundledInput<string, WantedDocument> CreateBundles()
    {
        var labels = Client.Labels;
        var options = Options;
        var sender = new BundleSender<string, WantedDocument>((projectHash, wanted, token) => labels.GetDocumentsAsync(projectHash, wanted, options, token), ItemFaults.Contains);
        return new(
            this, new BundleQueue<string, WantedDocument>(BundleSize, 1, sender.SendAsync, EndToken) { KeepsOrder = true }, wanted => wanted.LabelHash,
            (projectHash, wanted) => WriteObject(wanted.Select(one => DocumentShape.Of(projectHash, one.Document!)), enumerateCollection: true));
    }
}
