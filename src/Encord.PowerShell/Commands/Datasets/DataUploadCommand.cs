using System.Management.Automation;
using Encord.Client.Uploads;
using Encord.PowerShell.Completers;
using Encord.PowerShell.Engine;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.Datasets;

/// <summary>Uploading in the terms of PowerShell: one question and one error for each data unit, progress, and the rows at the end.</summary>
public abstract class DataUploadCommand : EncordConnectedCommand
{
    /// <summary>What tells a data row that was there before from one that the command made.</summary>
    private const string PresentMark = "WasPresent";

    private DatasetUploads? _uploads;
    private LocalPaths? _paths;

    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("DatasetHash")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(DatasetCompleter))]
    public DatasetReference? Dataset { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected LocalPaths Paths => _paths ??= new(SessionState);

    /// <summary>Whether what follows goes to another dataset than what came before.</summary>
    private protected bool IsOtherDataset => _uploads is null || _uploads.DatasetHash != Resolve(Dataset!);

    private protected void Begin(UploadOptions options)
    {
        if (options.AllowDuplicate && options.CompareContent)
        {
            throw new EncordException(
                EncordErrorId.InvalidArgument, "-AllowDuplicate uploads every file, so that -CompareContent has nothing to compare. Use only one of them.");
        }

        _uploads = new DatasetUploads(Client, Resolve(Dataset!), options, PassThru);
    }

    private protected void Upload(IReadOnlyList<UploadUnit> units)
    {
        var uploads = _uploads!;
        Guard(uploads.DatasetHash, () =>
        {
            var title = DescribeDataset();
            using var meter = new ProgressMeter(this, $"Uploading to {title}");
            (var present, var failed) = Await(uploads.FindPresentAsync(units, EndToken));
            WritePresent(present, title);
            foreach (var result in failed)
            {
                WriteFailure(result);
            }

            HashSet<UploadUnit> done = [.. present.Select(there => there.Unit), .. failed.Select(result => result.Unit)];
            var action = $"Upload to the dataset {title}";
            var isTold = AsksOrPretends(ConfirmImpact.Medium) || IsVerbose;
            UploadUnit[] wanted = [.. units.Where(unit => !done.Contains(unit) && (!isTold || ShouldProcess(Describe(unit), action)))];
            var progress = new UploadProgress(now => meter.Report(now, static now => UploadText.Of(now), now.SentBytes, now.TotalBytes));
            foreach (var result in Stream(uploads.RunAsync(wanted, progress, EndToken)))
            {
                if (result.Failure is not null)
                {
                    WriteFailure(result);
                }
            }
        });
        WriteRows();
    }

    private protected void AddFromCloud(string manifestPath, string integrationUuid) => Guard(manifestPath, () =>
    {
        var file = Paths.Resolve(manifestPath, isLiteral: true)[0];
        var manifest = UploadManifest.Read(file);
        var title = DescribeDataset();
        if (!ShouldProcess($"the cloud data of '{file}'", $"Add to the dataset {title}"))
        {
            return;
        }

        using var meter = new ProgressMeter(this, $"Adding cloud data to {title}");
        var state = Await(_uploads!.AddFromCloudAsync(
            manifest, integrationUuid, Path.GetFileName(file), now => meter.Report(now, static now => UploadText.Of(now), now.Ended, now.Ended + now.Pending), EndToken));
        foreach ((var addresses, var message) in state.UnitErrors)
        {
            WriteFailure(UploadJobState.UnitFailure(message), string.Join(", ", addresses));
        }

        if (state.UnitErrors.Count == 0 && state.Failure() is { } failure)
        {
            throw failure;
        }

        WriteRows();
    });

    private static string Describe(UploadUnit unit) =>
        unit.Files.Count == 1 ? $"'{unit.Title}' ({unit.Files[0].Path})" : $"'{unit.Title}' ({unit.Kind.Name}, {unit.Files.Count} files)";

    private void WriteFailure(UploadResult result) =>
        WriteFailure(result.Failure!, result.Unit.Files.Count == 1 ? result.Unit.Files[0].Path : result.Unit.Title);

    /// <summary>Says what is taken for data that is there already, and what was compared: a user must be able to see that it is not.</summary>
    private void WritePresent(IReadOnlyList<PresentUnit> present, string dataset)
    {
        foreach (var same in present.GroupBy(there => there.Basis))
        {
            WriteWarning(UploadText.OfPresent(same.Key, [.. same.Select(there => there.Unit)], dataset));
        }
    }

    /// <summary>The dataset by title and hash; asked for only where somebody reads it.</summary>
    private string DescribeDataset()
    {
        var hash = _uploads!.DatasetHash;
        var title = Dataset is not null && Resolve(Dataset) == hash ? Dataset.Value?.Title ?? Dataset.Title : null;
        if (title is null && AsksOrPretends(ConfirmImpact.Medium))
        {
            title = Await(Client.Datasets.GetAsync(hash, EndToken)).Title;
        }

        return title is null ? hash : $"'{title}' ({hash})";
    }

    private void WriteRows() => Guard(_uploads!.DatasetHash, () =>
    {
        foreach (var row in Stream(_uploads.TakeRowsAsync(EndToken)))
        {
            var written = PSObject.AsPSObject(row);
            written.Properties.Add(new PSNoteProperty(PresentMark, _uploads.WasPresent(row.DataHash)));
            WriteObject(written);
        }
    });
}
