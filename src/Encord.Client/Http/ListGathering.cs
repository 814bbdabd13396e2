namespace Encord.Client.Http;

/// <summary>For short lists that are wanted whole.</summary>
internal static class ListGathering
{
    public static async Task<List<T>> GatherAsync<T>(this IAsyncEnumerable<T> source)
    {
        var list = new List<T>();
        await foreach (var item in source.ConfigureAwait(false))
        {
            list.Add(item);
        }

        return list;
    }
}
