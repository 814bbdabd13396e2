using Encord.Client.Bundles;
using Encord.Client.Interchange.Coco.Importing;
using Encord.Client.LabelRows;

namespace Encord.Client.Interchange.Importing;

/// <summary>Reads the label files of a folder.</summary>
internal interface IFolderReader
{
    /// <summary>What messages call the format.</summary>
    string Name { get; }

    /// <summary>Whether positions are fractions.</summary>
    bool AreFractions { get; }

    /// <summary>Whether rings of four points are turned boxes.</summary>
    bool HasCorners { get; }

    /// <summary>Whether skeletons of different size are filled up to the largest with points that are not there.</summary>
    bool IsPadded { get; }

    /// <summary>What a file has to be to stand for its folder, as the end of a sentence; null where none does.</summary>
    string? FileForFolder { get; }

    /// <summary>Whether a file stands for its folder.</summary>
    bool IsForFolder(string file);

    /// <summary>Puts everything into the scratch file, and says what cannot be read.</summary>
    /// <param name="place">What was named.</param>
    /// <param name="pictures">Finds where pictures belong.</param>
    /// <param name="scratch">Takes the labels.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="EncordException"><see cref="EncordErrorId.InvalidArgument"/>: it is no such folder.</exception>
    void Read(ImportPlace place, FolderPictures pictures, ScratchLabels scratch, CancellationToken cancellationToken);
}

/// <summary>An import of a folder of label files: read into one scratch file, and then imported as any file is, with what is said in the words of the folder.</summary>
internal sealed class FolderImport : ILabelImport
{
    private readonly ScratchLabels _scratch;
    private readonly CocoImport _import;

    private FolderImport(ScratchLabels scratch, CocoImport import)
    {
        _scratch = scratch;
        _import = import;
    }

    public CocoImportPlan Plan => _import.Plan;

    public CocoImportResult Result => _import.Result;

    public IReadOnlyList<string> Remarks => _scratch.Remarks;

    /// <summary>Reads the folder, lists label rows, matches both and checks everything. Changes nothing on the server.</summary>
    /// <param name="client">The client.</param>
    /// <param name="reader">Of the format.</param>
    /// <param name="path">Which folder, or the file that stands for it.</param>
    /// <param name="options">How it is imported; the path is put in.</param>
    /// <param name="classMap">From class to the name or feature hash of an object; null leaves out.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<ILabelImport> PrepareAsync(
        EncordClient client, IFolderReader reader, string path, CocoImportOptions options, IReadOnlyDictionary<string, string?>? classMap, CancellationToken cancellationToken)
    {
        var place = ImportPlace.Of(path, reader.IsForFolder, reader.FileForFolder);
        var pictures = new FolderPictures(place.Folder);
        var filter = new LabelRowFilter { BranchName = options.Branch, IncludeImagesData = true };
        await foreach (var row in client.LabelRows.ListAsync(options.ProjectHash, filter, cancellationToken).ConfigureAwait(false))
        {
            pictures.Offer(row);
        }

        var scratch = new ScratchLabels(path);
        try
        {
            await OwnThread.RunAsync(() => Read(reader, place, pictures, scratch, cancellationToken), cancellationToken).ConfigureAwait(false);
            var import = await CocoImport.PrepareAsync(
                client,
                options with
                {
                    Path = scratch.Path,
                    NamedPath = path,
                    AreFractions = reader.AreFractions,
                    HasCorners = reader.HasCorners,
                    IsPadded = reader.IsPadded,
                    CategoryMap = classMap is null ? null : MapOf(classMap, scratch.Classes),
                },
                null,
                cancellationToken).ConfigureAwait(false);
            import.Restate(scratch.InFolder, scratch.Problems);
            return new FolderImport(scratch, import);
        }
        catch
        {
            scratch.Dispose();
            throw;
        }
    }

    public IAsyncEnumerable<ItemFailure> RunAsync(Action<long, long>? progress, CancellationToken cancellationToken) => _import.RunAsync(progress, cancellationToken);

    public void Dispose()
    {
        _import.Dispose();
        _scratch.Dispose();
    }

    private static void Read(IFolderReader reader, ImportPlace place, FolderPictures pictures, ScratchLabels scratch, CancellationToken cancellationToken)
    {
        try
        {
            reader.Read(place, pictures, scratch, cancellationToken);
            scratch.Complete();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new EncordException(EncordErrorId.InvalidArgument, $"The folder '{place.Folder}' cannot be read: {error.Message}", error);
        }
    }

    /// <summary>Classes that the map does not name keep their names.</summary>
    private static Dictionary<string, string> MapOf(IReadOnlyDictionary<string, string?> map, IReadOnlyList<string> classes)
    {
        if (map.Keys.FirstOrDefault(key => !classes.Contains(key)) is { } unknown)
        {
            throw new EncordException(
                EncordErrorId.InvalidArgument, $"'{unknown}' in -ClassMap is not a class of the folder. There are: {string.Join(", ", classes.Select(name => "'" + name + "'"))}.");
        }

        var wanted = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < classes.Count; i++)
        {
            var target = map.TryGetValue(classes[i], out var mapped) ? mapped : classes[i];
            if (target is not null)
            {
                wanted[i.ToString(System.Globalization.CultureInfo.InvariantCulture)] = target;
            }
        }

        return wanted;
    }
}
