using System.Management.Automation;
using Encord.Client.LabelRows;
using Encord.Client.Labels;
using Encord.Client.Labels.Documents;
using Encord.PowerShell.Completers;
using Encord.PowerShell.Engine;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.Labels;

[Cmdlet(VerbsCommon.Get, "EncordLabelDocument")]
[OutputType(typeof(LabelRowDocument))]
public sealed class GetEncordLabelDocumentCommand : EncordConnectedCommand
{
    private readonly List<string> _waiting = [];
    private ProjectReference? _project;

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
    public string[]? ObjectFeatureHash { get; set; }

    [Parameter]
    [AllowEmptyCollection]
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

    protected override void ProcessRecord()
    {
        if (_project is not null && _project.ToString() != Project!.ToString())
        {
            Send();
        }

        _project = Project;
        foreach (string hash in LabelHash)
        {
            if (!_waiting.Contains(hash))
            {
                _waiting.Add(hash);
            }

            if (_waiting.Count >= BundleSize)
            {
                Send();
            }
        }
    }

    protected override void EndProcessing() => Send();

    private void Send()
    {
        string[] hashes = _waiting.ToArray();
        _waiting.Clear();
        if (hashes.Length == 0)
        {
            return;
        }

        Guard(hashes, () =>
        {
            string projectHash = Resolve(_project!);
            var documents = new Dictionary<string, LabelDocumentBytes>(StringComparer.OrdinalIgnoreCase);
            var sender = new BundleSender<string>((_, part, token) => LoadAsync(projectHash, part, documents, token));
            IReadOnlyDictionary<string, EncordException> failures = Await(sender.SendAsync(new BundleKey(projectHash), hashes, EndToken));
            foreach (string hash in hashes)
            {
                if (failures.TryGetValue(hash, out EncordException? failure))
                {
                    WriteFailure(failure, hash);
                }
                else if (documents.TryGetValue(hash, out LabelDocumentBytes? document))
                {
                    WriteObject(DocumentShape.Of(projectHash, document));
                }
                else
                {
                    WriteFailure(new EncordException(EncordErrorId.NotFound, $"The server gave no labels for {hash}."), hash);
                }
            }
        });
    }

    private async Task<IReadOnlyDictionary<string, EncordException>> LoadAsync(
        string projectHash, IReadOnlyList<string> hashes, Dictionary<string, LabelDocumentBytes> documents, CancellationToken cancellationToken)
    {
        if (hashes.Count == 1)
        {
            documents[hashes[0]] = await Client.Labels.GetDocumentAsync(projectHash, hashes[0], Options, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await foreach (LabelDocumentBytes document in Client.Labels.GetDocumentsAsync(projectHash, hashes, Options, cancellationToken).ConfigureAwait(false))
            {
                documents[document.Header.LabelHash ?? ""] = document;
            }
        }

        return new Dictionary<string, EncordException>();
    }
}
