namespace Encord.Client.Uploads;

/// <summary>One data unit to be: a file, or files that belong together, in order.</summary>
internal sealed class UploadUnit(UploadKind kind, string title, IReadOnlyList<LocalFile> files, string? seriesUid = null)
{
    public UploadKind Kind => kind;

    public string Title => title;

    public IReadOnlyList<LocalFile> Files => files;

    /// <summary>Of a DICOM series: the UID that its files give. Null where they give none.</summary>
    public string? SeriesUid => seriesUid;

    public long Length { get; } = files.Count == 1 ? files[0].Length : files.Sum(file => file.Length);

    public override string ToString() => title;
}

/// <summary>What became of a unit.</summary>
/// <param name="DataHashes">Of the data rows; as a rule one.</param>
/// <param name="Failure">Why there is none.</param>
internal sealed record UploadResult(UploadUnit Unit, IReadOnlyList<string> DataHashes, EncordException? Failure)
{
    public static UploadResult Failed(UploadUnit unit, EncordException failure) => new(unit, [], failure);
}
