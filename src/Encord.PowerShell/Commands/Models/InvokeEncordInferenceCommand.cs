using System.Management.Automation;
using Encord.Client.Bundles;
using Encord.Client.Models;
using Encord.PowerShell.Completers;
using Encord.PowerShell.Engine;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.Models;

[Cmdlet(VerbsLifecycle.Invoke, "EncordInference", DefaultParameterSetName = PathSet)]
[OutputType(typeof(Detection))]
[OutputType(typeof(string))]
public sealed class InvokeEncordInferenceCommand : EncordConnectedCommand
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";
    private const string Base64Set = "Base64";
    private const string DataSet = "Data";

    private LocalPaths? _paths;
    private readonly InferenceBatch _batch = new();
    private BundledInput<string, InferenceItem> _inputs = null!;
    private string _projectHash = "";
    private int _texts;

    [Parameter(Mandatory = true, Position = 0)]
    [Alias("ProjectHash")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public ProjectReference? Project { get; set; }

    [Parameter(Mandatory = true, Position = 1), ArgumentCompleter(typeof(TrainingCompleter))]
    [Alias("ModelIterationUid")]
    [ValidateNotNull]
    public TrainingReference? TrainingHash { get; set; }

    [Parameter(Mandatory = true, Position = 2, ValueFromPipeline = true, ParameterSetName = PathSet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = LiteralPathSet)]
    [Alias("PSPath")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    [Parameter(Mandatory = true, ParameterSetName = Base64Set)]
    [ValidateNotNullOrEmpty]
    public string[] Base64 { get; set; } = [];

    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = DataSet)]
    [ValidateNotNullOrEmpty]
    public string[] DataHash { get; set; } = [];

    [Parameter, NumberTransformation]
    public double ConfidenceThreshold { get; set; } = 0.6;

    [Parameter, NumberTransformation]
    public double IouThreshold { get; set; } = 0.3;

    [Parameter, NumberTransformation]
    public double RdpThreshold { get; set; } = 0.005;

    [Parameter]
    public ModelDevice Device { get; set; } = ModelDevice.Cuda;

    [Parameter, WholeNumberTransformation]
    public int[]? FrameRange { get; set; }

    [Parameter]
    public SwitchParameter EnableTracking { get; set; }

    [Parameter, WholeNumberTransformation]
    [ValidateRange(1, 32)]
    public int ThrottleLimit { get; set; } = 4;

    [Parameter]
    public SwitchParameter Raw { get; set; }

    private protected override void BeginCommand()
    {
        base.BeginCommand();
        var options = ReadOptions();
        options.Check();
        _projectHash = Resolve(Project!);
        var requests = new InferenceRequests(Client.ModelGateway, TrainingHash!.Hash, options);
        _inputs = new(
            this, new BundleQueue<string, InferenceItem>(InferenceBatch.MostInputs, ThrottleLimit, requests.Sender.SendAsync, EndToken), item => item.Input.Target,
            (_, items) => Write(items.Select(item => item.Answer!).Distinct()));
    }

    private protected override void ProcessInput()
    {
        foreach (var given in Given())
        {
            Guard(given, () =>
            {
                foreach (var input in Inputs(given))
                {
                    if (_batch.IsFullFor(input))
                    {
                        _inputs.Send();
                    }

                    _inputs.Add(new InferenceItem(input), _projectHash);
                }
            });
        }
    }

    private protected override void EndCommand() => _inputs.Finish();

    private string[] Given() => ParameterSetName switch
    {
        PathSet => Path,
        LiteralPathSet => LiteralPath,
        Base64Set => Base64,
        _ => DataHash,
    };

    private IEnumerable<InferenceInput> Inputs(string given) => ParameterSetName switch
    {
        PathSet or LiteralPathSet => (_paths ??= new(SessionState)).Resolve(given, isLiteral: ParameterSetName == LiteralPathSet).Select(InferenceInput.OfFile),
        Base64Set => [InferenceInput.OfBase64(given, _texts++)],
        _ => [InferenceInput.OfData(given)],
    };

    private InferenceOptions ReadOptions() => new()
    {
        ConfidenceThreshold = ConfidenceThreshold,
        IouThreshold = IouThreshold,
        RdpThreshold = RdpThreshold,
        Device = Device.ToString(),
        EnableTracking = EnableTracking,
        FrameRange = InferenceOptions.RangeOf(FrameRange),
        IsRaw = Raw,
    };

    private void Write(IEnumerable<InferenceAnswer> answers)
    {
        foreach (var answer in answers)
        {
            WriteObject(Raw ? answer.Json : answer.Detections, enumerateCollection: !Raw);
        }
    }
}
