namespace Encord.Client.Uploads;

/// <summary>Makes data units of files: each on its own, or those that belong together where several files make one.</summary>
/// <remarks>Images of one folder are one group. DICOM files of one folder and one series are one series, whatever their names are.</remarks>
internal sealed class UploadPlan(UploadKind? kind, string? title)
{
    private readonly Dictionary<(UploadKind Kind, string Folder), List<Group>> _folders = [];
    private readonly List<Group> _groups = [];
    private int _singles;

    /// <summary>Takes a file.</summary>
    /// <returns>The unit that it is; null when it waits for the others of its group.</returns>
    /// <exception cref="EncordException">It is not of a kind that can be uploaded, or there is one title for two units.</exception>
    public UploadUnit? Add(LocalFile file)
    {
        var (own, header) = KindOf(file);
        if (!own.IsGroup)
        {
            return title is not null && ++_singles > 1
                ? throw new EncordException(
                    EncordErrorId.InvalidArgument, $"'{file.Path}' would get the title '{title}' of another file. Remove -Title to use the file names.")
                : new UploadUnit(own, title ?? file.Name, [file]);
        }

        var folder = (own, title is null ? Path.GetDirectoryName(file.Path) ?? string.Empty : string.Empty);
        if (!_folders.TryGetValue(folder, out var groups))
        {
            _folders[folder] = groups = [];
        }

        var group = groups.Find(known => known.SeriesUid == header?.SeriesUid);
        if (group is null)
        {
            group = new Group(own, file.FolderName, header?.SeriesUid, groups);
            groups.Add(group);
            _groups.Add(group);
        }

        group.Files.Add(file);
        return null;
    }

    /// <summary>The units that are complete only now that no more files come. Several series of one folder, or of one title, get their UIDs into their titles.</summary>
    public IEnumerable<UploadUnit> Groups() => _groups.Select(group =>
    {
        var name = title ?? group.FolderName;
        return new UploadUnit(group.Kind, group.Siblings.Count > 1 ? $"{name} ({group.SeriesUid ?? "no series UID"})" : name, group.Files, group.SeriesUid);
    });

    /// <summary>DICOM is known by its content: its files often have no ending, or one that means nothing.</summary>
    private (UploadKind Kind, DicomHeader? Header) KindOf(LocalFile file)
    {
        var named = kind ?? UploadKind.OfName(file.Name);
        if (named is not null && named != UploadKind.Dicom)
        {
            return (named, null);
        }

        if (file.ReadDicomHeader() is { } header)
        {
            return (UploadKind.Dicom, header);
        }

        throw named is null
            ? Unknown(file)
            : new EncordException(EncordErrorId.FileTypeNotSupported, $"'{file.Path}' is not a DICOM file: its content has neither the mark 'DICM' nor a DICOM data set.");
    }

    private static EncordException Unknown(LocalFile file) => new(
        EncordErrorId.FileTypeNotSupported,
        $"The kind of data in '{file.Path}' cannot be told from its name, and its content is not DICOM. Use -DataType, or give a file that ends with one of "
        + $"{string.Join(", ", UploadKind.All.SelectMany(known => known.Extensions))}.");

    private sealed class Group(UploadKind kind, string folderName, string? seriesUid, List<Group> siblings)
    {
        public UploadKind Kind => kind;

        public string FolderName => folderName;

        public string? SeriesUid => seriesUid;

        /// <summary>What else makes units in the same folder, this one included.</summary>
        public List<Group> Siblings => siblings;

        public List<LocalFile> Files { get; } = [];
    }
}
