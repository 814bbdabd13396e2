using System.Runtime.CompilerServices;
using Encord.Client.Labels;
using Encord.Client.Labels.Documents;

namespace Encord.Client.Interchange.Exporting;

/// <summary>A label row with its labels, or why there are none.</summary>
internal readonly record struct RowLabels(LabelRow Row, LabelDocument? Document, EncordException? Failure);

/// <summary>Loads the labels of rows a bundle at a time, and gives them in the order of the rows. Nothing is created, and nothing is put into the rows.</summary>
internal static class RowDocuments
{
    /// <param name="labels">The client.</param>
    /// <param name="bundle">Rows of one project. Labels that they hold already are not asked for.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async IAsyncEnumerable<RowLabels> ReadAsync(LabelClient labels, IReadOnlyList<LabelRow> bundle, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var asked = bundle.Where(row => row.Labels is not LabelDocument && row.LabelHash is not null)
            .GroupBy(row => row.LabelHash!, StringComparer.OrdinalIgnoreCase).ToDictionary(group => group.Key, group => group.First(), StringComparer.OrdinalIgnoreCase);
        var arrived = new Dictionary<string, LabelDocument>(StringComparer.OrdinalIgnoreCase);
        var next = 0;
        EncordException? failure = null;
        if (asked.Count > 0)
        {
            var documents =
                labels.GetDocumentsAsync(bundle[0].ProjectHash, [.. asked.Keys], new LabelOptions(), cancellationToken).GetAsyncEnumerator(cancellationToken);
            await using (documents.ConfigureAwait(false))
            {
                while (failure is null)
                {
                    try
                    {
                        if (!await documents.MoveNextAsync().ConfigureAwait(false))
                        {
                            break;
                        }

                        var loaded = documents.Current;
                        if (loaded.Header.LabelHash is { } hash && asked.TryGetValue(hash, out var row))
                        {
                            arrived[hash] = LabelDocument.Load(loaded.Json, loaded.Header, LabelDocuments.FactsOf(row));
                        }
                    }
                    catch (EncordException exception)
                    {
                        failure = exception;
                    }

                    for (; next < bundle.Count && Take(bundle[next], arrived) is { } ready; next++)
                    {
                        yield return ready;
                    }
                }
            }
        }

        for (; next < bundle.Count; next++)
        {
            yield return Take(bundle[next], arrived) ?? new RowLabels(
                bundle[next], null, failure ?? new EncordException(EncordErrorId.NotFound, "The server did not answer with this label row. Check that it is still in the project."));
        }
    }

    private static RowLabels? Take(LabelRow row, Dictionary<string, LabelDocument> arrived)
    {
        if (row.Labels is LabelDocument held)
        {
            return new RowLabels(row, held, null);
        }

        if (row.LabelHash is null)
        {
            return new RowLabels(row, null, null);
        }

        if (!arrived.TryGetValue(row.LabelHash, out var document))
        {
            return null;
        }

        arrived.Remove(row.LabelHash);
        return new RowLabels(row, document, null);
    }
}
