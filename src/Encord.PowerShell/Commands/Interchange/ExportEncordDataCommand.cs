using System.Management.Automation;
using Encord.Client.Interchange.Data;
using Encord.PowerShell.Engine;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.Interchange;

[Cmdlet(VerbsData.Export, "EncordData", SupportsShouldProcess = true)]
[OutputType(typeof(DataExportResult), typeof(ExportedDataFile))]
public sealed class ExportEncordDataCommand : EncordConnectedCommand
{
    private readonly Queue<DataSource> _items = [];

    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public object[] InputObject { get; set; } = [];

    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? NamePattern { get; set; }

    [Parameter, WholeNumberTransformation]
    [ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = 8;

    [Parameter]
    public SwitchParameter Force { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void ProcessInput()
    {
        foreach (var given in InputObject)
        {
            var item = PlainValue.Unwrap(given)!;
            if (DataSource.Of(Client, item) is { } source)
            {
                _items.Enqueue(source);
            }
            else
            {
                WriteFailure(
                    new EncordException(EncordErrorId.InvalidArgument, $"'{given}' has no files. Give label rows, data rows, workflow tasks or storage items, as the Get commands write them."), given);
            }
        }
    }

    private protected override void EndCommand() => Guard(Path, () =>
    {
        if (_items.Count == 0)
        {
            WriteWarning("There is nothing to download.");
            return;
        }

        var path = GetUnresolvedProviderPathFromPSPath(Path);
        DataExport.Check(path, Force);
        if (ShouldProcess($"'{path}'", $"Download the files of {_items.Count} {(_items.Count == 1 ? "item" : "items")}"))
        {
            var export = new DataExport(Client.Downloader, path, NamePattern) { KeepsFiles = PassThru };
            Run(export);
            var result = export.Result;
            if (PassThru)
            {
                WriteObject(export.Files, enumerateCollection: true);
                WriteVerbose($"{result.Files} files in '{path}': {result.Downloaded} downloaded, {result.Skipped} there already, {result.Failed} failed.");
            }
            else
            {
                WriteObject(result);
            }
        }
    });

    private void Run(DataExport export)
    {
        var count = _items.Count;
        using var progress = new ProgressMeter(this, "Downloading data");
        WriteFailures(export.RunAsync(
            Taken(),
            ThrottleLimit,
            (done, bytes) => progress.Report((done, bytes), state => $"{state.done} of {count}, {state.bytes / 1_000_000.0:0.0} MB", done, count),
            EndToken));
    }

    /// <summary>What is handed over is not held here any longer.</summary>
    private IEnumerable<DataSource> Taken()
    {
        while (_items.Count > 0)
        {
            yield return _items.Dequeue();
        }
    }
}
