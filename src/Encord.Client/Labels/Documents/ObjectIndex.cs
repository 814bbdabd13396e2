using System.Text.Json.Nodes;

namespace Encord.Client.Labels.Documents;

/// <summary>The place of an object in the tree: the frame, its lists, and the entry itself.</summary>
internal readonly record struct ObjectPlace(int Frame, JsonObject Labels, JsonObject Entry);

/// <summary>
/// The places of every object in the tree of a document. It is made once for a tree, and who adds or removes objects keeps it up to date: an edit of ten
/// thousand objects must not look through all frames ten thousand times.
/// </summary>
internal sealed class ObjectIndex
{
    private static readonly ObjectPlaces None = new();

    private readonly Dictionary<string, ObjectPlaces> _objects = new(StringComparer.Ordinal);

    private ObjectIndex()
    {
    }

    public static ObjectIndex Of(LabelDocument document)
    {
        var index = new ObjectIndex();
        foreach ((var frame, var labels) in LabelTree.Frames(document))
        {
            foreach (var entry in LabelTree.Entries(labels, "objects"))
            {
                if (LabelTree.Text(entry, "objectHash") is { } hash)
                {
                    index.Add(hash, new ObjectPlace(frame, labels, entry));
                }
            }
        }

        return index;
    }

    public ObjectPlaces this[string hash] => _objects.TryGetValue(hash, out var places) ? places : None;

    public void Add(string hash, ObjectPlace place)
    {
        if (!_objects.TryGetValue(hash, out var places))
        {
            _objects[hash] = places = new ObjectPlaces();
        }

        places.Add(place);
    }

    public void Remove(string hash, ObjectPlace place)
    {
        if (_objects.TryGetValue(hash, out var places) && places.Remove(place) && places.Count == 0)
        {
            _objects.Remove(hash);
        }
    }
}

/// <summary>The places of one object, in the order of the document.</summary>
internal sealed class ObjectPlaces
{
    private readonly List<ObjectPlace> _all = [];
    private readonly Dictionary<int, ObjectPlace> _byFrame = [];

    public int Count => _all.Count;

    public IReadOnlyList<ObjectPlace> All => _all;

    public FrameRangeList Frames => FrameRangeList.FromFrames(_byFrame.Keys);

    public bool Contains(int frame) => _byFrame.ContainsKey(frame);

    public bool TryGet(int frame, out ObjectPlace place) => _byFrame.TryGetValue(frame, out place);

    public void Add(ObjectPlace place)
    {
        _all.Add(place);
        // A damaged document may have an object twice on a frame; the first one is the one that readers see.
        if (!_byFrame.ContainsKey(place.Frame))
        {
            _byFrame.Add(place.Frame, place);
        }
    }

    public bool Remove(ObjectPlace place)
    {
        if (!_all.Remove(place))
        {
            return false;
        }

        _byFrame.Remove(place.Frame);
        foreach (var other in _all)
        {
            if (other.Frame == place.Frame)
            {
                _byFrame.Add(other.Frame, other);
                break;
            }
        }

        return true;
    }
}
