namespace Encord.Client.Models;

/// <summary>Gathers inputs into requests of a sensible size.</summary>
internal static class InferenceBatches
{
    /// <summary>Small pictures share a request; a large file has one to itself.</summary>
    private const long MostBytes = 32L * 1024 * 1024;

    private const int MostInputs = 16;

    /// <summary>The inputs in their order, in lists that one request can carry: files and data units never together.</summary>
    public static IEnumerable<IReadOnlyList<InferenceInput>> Of(IEnumerable<InferenceInput> inputs)
    {
        var batch = new List<InferenceInput>();
        var size = 0L;
        foreach (var input in inputs)
        {
            if (batch.Count > 0 && (batch.Count == MostInputs || size + input.Size > MostBytes || batch[0].IsData != input.IsData))
            {
                yield return batch;
                (batch, size) = ([], 0);
            }

            batch.Add(input);
            size += input.Size;
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }
}
