namespace Encord.Client.Uploads;

/// <summary>Makes data units of files: each on its own, or those of one folder together where several files make one.</summary>
internal sealed class UploadPlan(UploadKind? kind, string? title)
{
    private readonly Dictionary<string, (UploadKind Kind, string Title, List<LocalFile> Files)> _groups = new(StringComparer.Ordinal);
    private int _singles;

    /// <summary>Takes a file.</summary>
    /// <returns>The unit that it is; null when it waits for the others of its group.</returns>
    /// <exception cref="EncordException">Its name tells no kind that can be uploaded, or there is one title for two units.</exception>
    public UploadUnit? Add(LocalFile file)
    {
        var own = kind ?? UploadKind.OfName(file.Name) ?? throw Unknown(file);
        if (!own.IsGroup)
        {
            return title is not null && ++_singles > 1
                ? throw new EncordException(
                    EncordErrorId.InvalidArgument, $"'{file.Path}' would get the title '{title}' of another file. Leave -Title away to use the file names.")
                : new UploadUnit(own, title ?? file.Name, [file]);
        }

        var key = title is null ? Path.GetDirectoryName(file.Path) ?? string.Empty : string.Empty;
        key = $"{own.Name}\n{key}";
        if (!_groups.TryGetValue(key, out var group))
        {
            _groups[key] = group = (own, title ?? file.FolderName, []);
        }

        group.Files.Add(file);
        return null;
    }

    /// <summary>The units that are complete only now that no more files come.</summary>
    public IEnumerable<UploadUnit> Groups() => _groups.Values.Select(group => new UploadUnit(group.Kind, group.Title, group.Files));

    private static EncordException Unknown(LocalFile file) => new(
        EncordErrorId.FileTypeNotSupported,
        $"The name of '{file.Path}' tells no kind of data that can be uploaded. Give -DataType, or a file that ends with one of "
        + $"{string.Join(", ", UploadKind.All.SelectMany(known => known.Extensions))}.");
}
