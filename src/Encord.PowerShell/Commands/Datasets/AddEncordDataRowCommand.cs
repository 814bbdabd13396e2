using System.Management.Automation;
using Encord.Client.Uploads;
using Encord.PowerShell.Completers;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.Datasets;

[Cmdlet(VerbsCommon.Add, "EncordDataRow", DefaultParameterSetName = PathSet, SupportsShouldProcess = true)]
[OutputType(typeof(DataRow))]
public sealed class AddEncordDataRowCommand : DataUploadCommand
{
    private const string PathSet = "Path";
    private const string LiteralSet = "LiteralPath";
    private const string CloudSet = "Cloud";

    private readonly List<UploadUnit> _waiting = [];
    private UploadPlan? _plan;
    private DatasetReference? _unknown;

    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = PathSet)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = LiteralSet)]
    [Alias("PSPath", "FullName")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    [Parameter(Mandatory = true, ParameterSetName = CloudSet)]
    [Alias("IntegrationUuid")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(CloudIntegrationCompleter))]
    public CloudIntegrationReference? CloudIntegration { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = CloudSet)]
    [ValidateNotNullOrEmpty]
    public string ManifestPath { get; set; } = "";

    [Parameter(ParameterSetName = PathSet)]
    [Parameter(ParameterSetName = LiteralSet)]
    [ValidateNotNullOrEmpty]
    public string? Title { get; set; }

    [Parameter(ParameterSetName = PathSet)]
    [Parameter(ParameterSetName = LiteralSet)]
    [ValidateSet("Image", "ImageGroup", "Video", "Audio", "Dicom", "Nifti", "PlainText", "Pdf")]
    public string? DataType { get; set; }

    [Parameter(ParameterSetName = PathSet)]
    [Parameter(ParameterSetName = LiteralSet)]
    public SwitchParameter CreateVideo { get; set; }

    [Parameter(ParameterSetName = PathSet)]
    [Parameter(ParameterSetName = LiteralSet)]
    public SwitchParameter AllowDuplicate { get; set; }

    [Parameter(ParameterSetName = PathSet)]
    [Parameter(ParameterSetName = LiteralSet)]
    public SwitchParameter CompareContent { get; set; }

    [Parameter(ParameterSetName = PathSet)]
    [Parameter(ParameterSetName = LiteralSet)]
    [ValidateRange(1, 64), WholeNumberTransformation]
    public int ThrottleLimit { get; set; } = 8;

    [Parameter(ParameterSetName = PathSet)]
    [Parameter(ParameterSetName = LiteralSet)]
    [ValidateRange(1, 100000), WholeNumberTransformation]
    public int BundleSize { get; set; } = 1000;

    private protected override void ProcessInput()
    {
        // A dataset that was named once for all files and cannot be found is one error, not one for each file.
        if (!ReferenceEquals(Dataset, _unknown) && !Guard(Dataset, Take))
        {
            _unknown = Dataset;
        }
    }

    private void Take()
    {
        if (IsOtherDataset)
        {
            Finish();
            Begin(new UploadOptions { ThrottleLimit = ThrottleLimit, CreateVideo = CreateVideo, AllowDuplicate = AllowDuplicate, CompareContent = CompareContent });
            _plan = new UploadPlan(DataType is null ? null : UploadKind.OfKindName(DataType), Title);
        }

        if (ParameterSetName == CloudSet)
        {
            Guard(CloudIntegration, () => AddFromCloud(ManifestPath, Resolve(CloudIntegration!)));
            return;
        }

        var isLiteral = ParameterSetName == LiteralSet;
        foreach (var path in isLiteral ? LiteralPath : Path)
        {
            IReadOnlyList<string> files = [];
            Guard(path, () => files = Paths.Resolve(path, isLiteral));
            foreach (var file in files)
            {
                Take(file);
                if (_waiting.Count >= BundleSize)
                {
                    Send();
                }
            }
        }
    }

    private protected override void EndCommand() => Finish();

    private void Take(string file)
    {
        try
        {
            if (_plan!.Add(LocalFile.At(file)) is { } unit)
            {
                _waiting.Add(unit);
            }
        }
        catch (EncordException failure)
        {
            WriteFailure(failure, file);
        }
    }

    /// <summary>Nothing more comes for this dataset: what waited for the rest of its group goes out too.</summary>
    private void Finish()
    {
        if (_plan is not null)
        {
            _waiting.AddRange(_plan.Groups());
            Send();
        }
    }

    private void Send()
    {
        UploadUnit[] units = [.. _waiting];
        _waiting.Clear();
        if (units.Length > 0)
        {
            Upload(units);
        }
    }
}
