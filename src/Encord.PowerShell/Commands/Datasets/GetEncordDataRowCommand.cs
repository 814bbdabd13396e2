using System.Management.Automation;
using Encord.Client.Datasets;
using Encord.PowerShell.Completers;
using Encord.PowerShell.Engine;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.Datasets;

[Cmdlet(VerbsCommon.Get, "EncordDataRow")]
[OutputType(typeof(DataRow))]
public sealed class GetEncordDataRowCommand : EncordConnectedCommand
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("DatasetHash")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(DatasetCompleter))]
    public DatasetReference[] Dataset { get; set; } = [];

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string[]? DataHash { get; set; }

    [Parameter]
    [SupportsWildcards]
    public string? Title { get; set; }

    [Parameter]
    public string[]? DataType { get; set; }

    [Parameter, TimeTransformation]
    public DateTimeOffset? CreatedAfter { get; set; }

    [Parameter, TimeTransformation]
    public DateTimeOffset? CreatedBefore { get; set; }

    [Parameter]
    public SwitchParameter IncludeClientMetadata { get; set; }

    [Parameter]
    public SwitchParameter IncludeImagesData { get; set; }

    [Parameter]
    public SwitchParameter IncludeSignedUrl { get; set; }

    private protected override void ProcessInput()
    {
        foreach (DatasetReference dataset in Dataset)
        {
            Guard(dataset, () => List(Resolve(dataset)));
        }
    }

    private void List(string datasetHash)
    {
        var title = TitlePattern.From(Title);
        var filter = new DataRowFilter
        {
            Title = title?.Exact,
            TitleLike = title?.Like,
            DataTypes = DataType,
            DataHashes = DataHash,
            CreatedAfter = CreatedAfter,
            CreatedBefore = CreatedBefore,
            IncludeClientMetadata = IncludeClientMetadata,
        };
        using var progress = new ProgressMeter(this, "Reading data rows");
        long count = 0;
        foreach (DataRow row in Stream(Client.DataRows.ListAsync(datasetHash, filter, EndToken)))
        {
            progress.Report($"{++count} rows", count);
            if (title?.IsMatch(row.Title) == false)
            {
                continue;
            }

            // The list has neither images nor links: each row is asked for by itself.
            WriteObject(IncludeImagesData || IncludeSignedUrl
                ? Await(Client.DataRows.GetAsync(datasetHash, row.DataHash, IncludeSignedUrl, EndToken))
                : row);
        }
    }
}
