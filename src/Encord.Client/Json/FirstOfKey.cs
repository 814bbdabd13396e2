namespace Encord.Client.Json;

/// <summary>What a server lists, by its key. A server may list a thing twice: then it is the first that counts, and no reason to fail.</summary>
internal static class FirstOfKey
{
    public static Dictionary<string, T> ToFirst<T>(this IEnumerable<T> items, Func<T, string> keyOf, StringComparer comparer) => items.ToFirst(keyOf, item => item, comparer);

    public static Dictionary<string, TValue> ToFirst<T, TValue>(this IEnumerable<T> items, Func<T, string> keyOf, Func<T, TValue> valueOf, StringComparer comparer)
    {
        var found = new Dictionary<string, TValue>(comparer);
        foreach (var item in items)
        {
            var key = keyOf(item);
            if (!found.ContainsKey(key))
            {
                found.Add(key, valueOf(item));
            }
        }

        return found;
    }
}
