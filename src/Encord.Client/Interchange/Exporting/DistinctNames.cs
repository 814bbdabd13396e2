namespace Encord.Client.Interchange.Exporting;

/// <summary>Names of classes as names of files, which tell case and forms of accents apart nowhere.</summary>
internal static class DistinctNames
{
    /// <returns>By the number of the class.</returns>
    public static IReadOnlyDictionary<int, string> Of(IEnumerable<ExportClass> classes)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var names = new Dictionary<int, string>();
        foreach (var one in classes)
        {
            var name = FileStem.Clean(one.Name);
            var distinct = name;
            for (var i = 2; !taken.Add(NameForm.Of(distinct)); i++)
            {
                distinct = $"{name}_{i}";
            }

            names[one.Index] = distinct;
        }

        return names;
    }
}
