using System.Runtime.CompilerServices;
using Encord.Client.Json;

namespace Encord.Client.Interchange.Coco.Reading;

/// <summary>What is kept of a COCO file in memory: categories, images, and where the annotations of each image stand. Annotations are read again when they are needed.</summary>
internal sealed class CocoIndex(string path)
{
    /// <summary>Problems that are kept with their places; more are only counted.</summary>
    public const int KeptProblems = 1000;

    private readonly List<CocoProblem> _places = [];

    public string Path => path;

    public Dictionary<long, CocoCategory> Categories { get; } = [];

    /// <summary>Images by id.</summary>
    public Dictionary<long, CocoImage> Images { get; } = [];

    public List<CocoRun> Runs { get; } = [];

    /// <summary>Ids that are text.</summary>
    public CocoIds Ids { get; } = new();

    /// <summary>File names of the entries of <c>videos</c>, by id.</summary>
    public Dictionary<string, string> Videos { get; } = new(StringComparer.Ordinal);

    public CocoNoticeCounts Notices { get; } = new();

    /// <summary>Whether an image has no size of its own, so that its annotations can only be judged once the picture is found.</summary>
    public bool HasImagesWithoutSize { get; set; }

    public List<CocoProblem> Problems { get; } = [];

    public long ProblemCount { get; private set; }

    /// <summary>All entries of <c>annotations</c>.</summary>
    public long AnnotationCount { get; set; }

    /// <summary>Those that nothing is wrong with.</summary>
    public long ValidCount { get; set; }

    public long Length { get; set; }

    public DateTime LastWriteTimeUtc { get; set; }

    /// <summary>SHA-256 of the file: what the journal knows it by.</summary>
    public string Fingerprint { get; set; } = "";

    /// <param name="list">The list, or what else the problem is in.</param>
    /// <param name="index">The place in the list, from 0; −1 where it is not known any more.</param>
    /// <param name="id">The id of the element.</param>
    /// <param name="offset">The byte where it starts; −1 for what is not in the file.</param>
    /// <param name="reason">A sentence without the place.</param>
    public void Report(string list, long index, string? id, long offset, string reason)
    {
        ProblemCount++;
        if (Problems.Count < KeptProblems)
        {
            Problems.Add(Place(list, index, id, offset, reason));
        }
    }

    /// <summary>Reports an image.</summary>
    public void Report(CocoImage image, string reason) => Report("images", image.Index, Ids.Text(image.Id), image.Offset, reason);

    /// <summary>Counts what is altered of an annotation, or left out.</summary>
    public void Note(CocoNotices notices, CocoAnnotation annotation, long index, long offset) =>
        Notices.Add(notices, () => Place("annotations", index, annotation.IdOrNull(), offset, annotation.AnyFault() ?? ""));

    /// <summary>Finds the lines of everything that was reported.</summary>
    public void FindLines(Stream stream) => FilePlaces.Resolve(stream, Problems.Concat(Notices.All.Select(notice => notice.First)).Concat(_places));

    /// <summary>A place whose line is wanted, of something that is not wrong.</summary>
    public CocoProblem PlaceOf(string list, long index, long offset)
    {
        var place = Place(list, index, null, offset, "");
        _places.Add(place);
        return place;
    }

    /// <summary>Finds the image and the category of an annotation by their ids.</summary>
    [MethodImpl(HotPath.Compiled)]
    public void Resolve(CocoAnnotation annotation)
    {
        if (annotation.ImageText is not null)
        {
            annotation.ImageId = Ids.Find(annotation.ImageText);
        }

        if (annotation.CategoryText is not null)
        {
            annotation.CategoryId = Ids.Find(annotation.CategoryText);
        }
    }

    /// <summary>Notes a valid annotation at that place of the file.</summary>
    [MethodImpl(HotPath.Compiled)]
    public void Place(CocoImage image, long offset, int length, bool followsPrevious)
    {
        image.Annotations++;
        if (followsPrevious && image.LastRun >= 0)
        {
            var run = Runs[image.LastRun];
            var whole = offset + length - run.Offset;
            if (whole <= CocoRun.MaximumLength)
            {
                run.Length = (int)whole;
                Runs[image.LastRun] = run;
                return;
            }
        }

        Runs.Add(new CocoRun { Offset = offset, Length = length, Next = -1 });
        var added = Runs.Count - 1;
        if (image.LastRun >= 0)
        {
            var last = Runs[image.LastRun];
            last.Next = added;
            Runs[image.LastRun] = last;
        }
        else
        {
            image.FirstRun = added;
        }

        image.LastRun = added;
    }

    /// <exception cref="EncordException">The file is not the one that was looked through.</exception>
    public void RequireUnchanged()
    {
        var file = new FileInfo(path);
        if (!file.Exists || file.Length != Length || file.LastWriteTimeUtc != LastWriteTimeUtc)
        {
            throw new EncordException(EncordErrorId.InvalidArgument, $"'{path}' was changed while it was being read. Run the command again when it is complete; what was saved already is not saved twice.");
        }
    }

    private CocoProblem Place(string list, long index, string? id, long offset, string reason) =>
        new() { Element = index < 0 ? list : list + "[" + index + "]", Id = id, Offset = offset, Reason = reason, Path = path };
}
