using System.Runtime.CompilerServices;

namespace Encord.Client.Interchange.Exporting;

/// <summary>The rows of an export in the order in which they are written.</summary>
internal static class RowList
{
    /// <summary>The rows that a user holds, then those that are listed.</summary>
    public static async IAsyncEnumerable<LabelRow> Join(
        IReadOnlyList<LabelRow> held, IAsyncEnumerable<LabelRow>? listed, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var row in held)
        {
            yield return row;
        }

        if (listed is null)
        {
            yield break;
        }

        await foreach (var row in listed.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            yield return row;
        }
    }
}
