using System.Text.Json;
using Encord.Client.Json;
using Encord.Client.Labels.Documents;

namespace Encord.Client.Labels.Reading;

/// <summary>Reads object and classification instances out of a label document.</summary>
internal sealed class LabelReader
{
    private readonly LabelDocument _document;
    private readonly LabelRowFacts _facts;
    private readonly AnswerReader _answers;
    private readonly OntologyStructure? _ontology;

    public LabelReader(LabelDocument document, OntologyStructure? ontology)
    {
        _document = document;
        var header = document.Header;
        var facts = document.Facts;
        _facts = facts with
        {
            DatasetHash = facts.DatasetHash ?? header.DatasetHash,
            DataHash = facts.DataHash ?? header.DataHash,
            DataTitle = facts.DataTitle ?? header.DataTitle,
            LabelHash = header.LabelHash ?? facts.LabelHash,
            BranchName = header.BranchName ?? facts.BranchName,
        };
        _ontology = ontology;
        _answers = new AnswerReader(ontology);
    }

    /// <summary>One instance for each object and frame; in audio and text one for each object.</summary>
    public IReadOnlyList<ObjectInstance> Objects() => _document.Read(root =>
    {
        var instances = new List<ObjectInstance>();
        var answers = Index(root, "object_answers");
        var actions = Index(root, "object_actions");
        var cached = new Dictionary<string, ObjectAnswers>(StringComparer.Ordinal);
        foreach (var place in Places(root))
        {
            foreach (var entry in place.Labels.Items("objects"))
            {
                var hash = entry.Text("objectHash") ?? throw _document.Fault.Damaged(place.ToString(), "an object has no objectHash.");
                if (!cached.TryGetValue(hash, out var known))
                {
                    known = new ObjectAnswers(
                        answers.TryGetValue(hash, out var fixedEntry) ? _answers.ReadStatic(fixedEntry) : [],
                        actions.TryGetValue(hash, out var actionEntry) ? _answers.ReadDynamic(actionEntry) : []);
                    cached.Add(hash, known);
                }

                instances.Add(ReadObject(entry, hash, place, known));
            }
        }

        instances.AddRange(answers.Where(pair => !cached.ContainsKey(pair.Key)).SelectMany(pair => ReadRangeObject(pair.Key, pair.Value)));
        return instances;
    });

    /// <summary>One instance for each classification, with all its frames.</summary>
    public IReadOnlyList<ClassificationInstance> Classifications() => _document.Read(root =>
    {
        var answers = Index(root, "classification_answers");
        var order = new List<(string Hash, string? Space)>();
        var frames = new Dictionary<(string Hash, string? Space), (List<int> Frames, JsonElement First)>();
        foreach (var place in Places(root))
        {
            foreach (var entry in place.Labels.Items("classifications"))
            {
                var hash = entry.Text("classificationHash") ?? throw _document.Fault.Damaged(place.ToString(), "a classification has no classificationHash.");
                var key = (hash, place.Space);
                if (!frames.TryGetValue(key, out var known))
                {
                    known = ([], entry);
                    frames.Add(key, known);
                    order.Add(key);
                }

                known.Frames.Add(place.Frame);
            }
        }

        var instances = new List<ClassificationInstance>(order.Count);
        foreach ((var hash, var space) in order)
        {
            (var held, var first) = frames[(hash, space)];
            instances.Add(ReadClassification(hash, first, answers.TryGetValue(hash, out var answer) ? answer : default, FrameRangeList.FromFrames(held), space));
        }

        // Audio, text, and classifications of the whole row have no frame: all there is stands in their answer.
        instances.AddRange(answers.Where(pair => !order.Exists(known => known.Hash == pair.Key) && pair.Value.TryMember("createdBy", out _))
            .Select(pair => ReadClassification(pair.Key, pair.Value, pair.Value, pair.Value.Ranges("range"), null)));
        return instances;
    });

    private ObjectInstance ReadObject(JsonElement entry, string hash, LabelPlace place, ObjectAnswers answers)
    {
        Coordinates? coordinates;
        (double X, double Y, double Width, double Height)? extent;
        try
        {
            coordinates = CoordinatesReader.Read(entry);
            extent = coordinates?.Extent;
        }
        catch (EncordException exception)
        {
            throw _document.Fault.At(place + ", object " + hash, exception);
        }

        var feature = entry.Text("featureHash") ?? "";
        var known = _ontology?.Find(feature) as OntologyObject;
        return new ObjectInstance
        {
            ProjectHash = _facts.ProjectHash,
            DatasetHash = _facts.DatasetHash,
            DataHash = _facts.DataHash,
            DataTitle = _facts.DataTitle,
            LabelHash = _facts.LabelHash,
            BranchName = _facts.BranchName,
            ObjectHash = hash,
            FeatureHash = feature,
            Name = known?.Name ?? entry.Text("name"),
            Color = known?.Color ?? entry.Text("color"),
            Shape = coordinates?.Shape ?? WireEnums.ObjectShape.Read(entry.Text("shape")) ?? known?.Shape ?? "",
            Frame = place.Frame,
            DataUnitHash = place.DataUnitHash,
            Space = place.Space,
            Coordinates = coordinates,
            X = extent?.X,
            Y = extent?.Y,
            Width = extent?.Width,
            Height = extent?.Height,
            Theta = (coordinates as RotatableBoundingBox)?.Theta,
            PixelX = extent?.X * place.Width,
            PixelY = extent?.Y * place.Height,
            PixelWidth = extent?.Width * place.Width,
            PixelHeight = extent?.Height * place.Height,
            Answers = answers.InFrame(place.Frame),
            Confidence = entry.Number("confidence") ?? 1,
            ManualAnnotation = entry.Flag("manualAnnotation") ?? true,
            CreatedBy = entry.Text("createdBy"),
            CreatedAt = entry.Time("createdAt"),
            LastEditedBy = entry.Text("lastEditedBy"),
            LastEditedAt = entry.Time("lastEditedAt"),
            IsDeleted = entry.Flag("isDeleted"),
            Reviews = ReviewReader.Read(entry),
            Row = _facts.Row,
        };
    }

    /// <summary>Objects without frames: stretches of audio and text. An answer that belongs to no object at all is none.</summary>
    private IEnumerable<ObjectInstance> ReadRangeObject(string hash, JsonElement entry)
    {
        if (!entry.TryMember("range", out _) && !entry.Members("spaces").Any())
        {
            yield break;
        }

        var feature = entry.Text("featureHash") ?? "";
        var known = _ontology?.Find(feature) as OntologyObject;
        var spaces = entry.Members("spaces").ToArray();
        var places = spaces.Length == 0
            ? [(Space: null, Ranges: entry.Ranges("range"))]
            : spaces.Select(space => (Space: (string?)space.Name, Ranges: space.Value.Ranges("range"))).ToArray();
        foreach ((var space, var ranges) in places)
        {
            yield return new ObjectInstance
            {
                ProjectHash = _facts.ProjectHash,
                DatasetHash = _facts.DatasetHash,
                DataHash = _facts.DataHash,
                DataTitle = _facts.DataTitle,
                LabelHash = _facts.LabelHash,
                BranchName = _facts.BranchName,
                ObjectHash = hash,
                FeatureHash = feature,
                Name = known?.Name ?? entry.Text("name"),
                Color = known?.Color ?? entry.Text("color"),
                Shape = WireEnums.ObjectShape.Read(entry.Text("shape")) ?? known?.Shape ?? "",
                Space = space,
                Ranges = ranges,
                Answers = AnswerReader.InFrame(_answers.ReadStatic(entry), [], null),
                ManualAnnotation = entry.Flag("manualAnnotation") ?? true,
                Confidence = entry.Number("confidence") ?? 1,
                CreatedBy = entry.Text("createdBy"),
                CreatedAt = entry.Time("createdAt"),
                LastEditedBy = entry.Text("lastEditedBy"),
                LastEditedAt = entry.Time("lastEditedAt"),
                Row = _facts.Row,
            };
        }
    }

    private ClassificationInstance ReadClassification(string hash, JsonElement entry, JsonElement answer, FrameRangeList frames, string? space)
    {
        var feature = entry.Text("featureHash") ?? answer.Text("featureHash");
        var known = feature is null ? null : _ontology?.Find(feature) as OntologyClassification;
        var answers = _answers.ReadStatic(answer);
        var own = known?.Attribute is { } root
            ? answers.FirstOrDefault(stored => stored.FeatureHash == root.FeatureHash)
            : answers.Count > 0 ? answers[0] : null;
        return new ClassificationInstance
        {
            ProjectHash = _facts.ProjectHash,
            DatasetHash = _facts.DatasetHash,
            DataHash = _facts.DataHash,
            DataTitle = _facts.DataTitle,
            LabelHash = _facts.LabelHash,
            BranchName = _facts.BranchName,
            ClassificationHash = hash,
            FeatureHash = feature,
            Name = known?.Name ?? entry.Text("name") ?? own?.Name,
            Frames = frames,
            Space = space,
            Answer = own?.Value,
            Answers = AnswerReader.InFrame(answers, [], null),
            Confidence = entry.Number("confidence") ?? 1,
            ManualAnnotation = entry.Flag("manualAnnotation") ?? true,
            CreatedBy = entry.Text("createdBy"),
            CreatedAt = entry.Time("createdAt"),
            LastEditedBy = entry.Text("lastEditedBy"),
            LastEditedAt = entry.Time("lastEditedAt"),
            Reviews = ReviewReader.Read(entry),
            Row = _facts.Row,
        };
    }

    private IEnumerable<LabelPlace> Places(JsonElement root) => LabelPlaces.All(root, _document.Layout, _document.Facts);

    private static Dictionary<string, JsonElement> Index(JsonElement root, string name)
    {
        var index = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var member in root.Members(name))
        {
            index[member.Name] = member.Value;
        }

        return index;
    }

    /// <summary>The answers of one object, with those that hold for the whole row made once.</summary>
    private sealed class ObjectAnswers(IReadOnlyList<StoredAnswer> fixedAnswers, IReadOnlyList<StoredAnswer> dynamicAnswers)
    {
        private AnswerSet? _everywhere;

        public AnswerSet InFrame(int frame) => dynamicAnswers.Count > 0
            ? AnswerReader.InFrame(fixedAnswers, dynamicAnswers, frame)
            : _everywhere ??= AnswerReader.InFrame(fixedAnswers, [], null);
    }
}
