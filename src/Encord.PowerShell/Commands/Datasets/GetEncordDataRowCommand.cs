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
    [ValidateNotNullOrEmpty]
    public string[]? Title { get; set; }

    [Parameter]
    [ArgumentCompleter(typeof(DataTypeCompleter))]
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
        foreach (var dataset in Dataset)
        {
            Guard(dataset, () => List(Resolve(dataset)));
        }
    }

    private void List(string datasetHash)
    {
        // One title is the server's to compare; several are compared here.
        var only = Title is [{ } one] ? new TitlePattern(one) : null;
        var titles = NameFilter.From(Title);
        List(datasetHash, titles, only?.Exact, only?.Like);
        foreach (var title in titles.NotFound.ToArray())
        {
            if (only is not null)
            {
                // Whether a server's own comparison ignores case differs from server to server; here it does, as everywhere in PowerShell.
                List(datasetHash, titles, null, TitlePattern.LikeOf(title));
            }

            if (titles.NotFound.Contains(title))
            {
                var others = (DataType ?? DataHash ?? (object?)CreatedAfter ?? CreatedBefore) is null ? "" : " that fits the other conditions";
                WriteFailure(new EncordException(EncordErrorId.NotFound, $"The dataset {datasetHash} has no data row with the title '{title}'{others}."), title);
            }
        }
    }

    private void List(string datasetHash, NameFilter titles, string? title, string? titleLike)
    {
        var filter = new DataRowFilter
        {
            Title = title,
            TitleLike = titleLike,
            DataTypes = DataType,
            DataHashes = DataHash,
            CreatedAfter = CreatedAfter,
            CreatedBefore = CreatedBefore,
            IncludeClientMetadata = IncludeClientMetadata,
        };
        using var progress = new ProgressMeter(this, "Reading data rows");
        long count = 0;
        foreach (var row in Stream(Client.DataRows.ListAsync(datasetHash, filter, EndToken)))
        {
            progress.Report($"{++count} rows", count);
            if (titles.Takes(row.Title))
            {
                // The list has neither images nor links: each row is asked for by itself.
                WriteObject(IncludeImagesData || IncludeSignedUrl
                    ? Await(Client.DataRows.GetAsync(datasetHash, row.DataHash, IncludeSignedUrl, EndToken))
                    : row);
            }
        }
    }
}
