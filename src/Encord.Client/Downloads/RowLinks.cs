using Encord.Client.Datasets;

namespace Encord.Client.Downloads;

/// <summary>Signed links to the files of a data unit of a project. One question gives those of all images of a group; asked again, they are fresh.</summary>
internal sealed class RowLinks(DataRowClient rows, string projectHash, string dataHash)
{
    private readonly HashSet<string> _given = new(StringComparer.Ordinal);
    private IReadOnlyList<DataFile>? _files;

    public async Task<IReadOnlyList<DataFile>> FilesAsync(CancellationToken cancellationToken) =>
        _files ??= await rows.GetFilesAsync(projectHash, dataHash, signUrls: true, cancellationToken).ConfigureAwait(false);

    /// <param name="unitHash">The image of a group, or the data unit itself.</param>
    /// <param name="frame">The place in the group.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<string?> LinkAsync(string unitHash, int frame, CancellationToken cancellationToken)
    {
        if (!_given.Add(unitHash))
        {
            // Asked again: the first link was refused, and so will be the others of that answer.
            _files = null;
            _given.Clear();
            _given.Add(unitHash);
        }

        var files = await FilesAsync(cancellationToken).ConfigureAwait(false);
        var file = files.FirstOrDefault(one => string.Equals(one.ImageHash, unitHash, StringComparison.OrdinalIgnoreCase))
            ?? files.FirstOrDefault(one => one.Index == frame)
            ?? files.FirstOrDefault(one => one.ImageHash is null)
            ?? throw new EncordException(EncordErrorId.NotFound, $"The data unit {dataHash} has no file for the image {unitHash}.");
        return file.FileLink;
    }
}
