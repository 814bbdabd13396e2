using System.Collections;
using System.Collections.Specialized;
using System.Text;
using System.Text.Json;
using Encord.Client.Json;
using Encord.Client.Labels.Documents;
using Encord.Client.Labels.Editing;
using Encord.Client.Ontologies.Structure;

namespace Encord.Client.Agents;

/// <summary>What a language model said in the form of <see cref="OntologySchema"/>, as labels. Each label stands for itself: one that cannot be made is no reason to leave the others.</summary>
internal sealed class ModelAnswer : IDisposable
{
    private readonly JsonDocument _document;

    private ModelAnswer(JsonDocument document) => _document = document;

    /// <summary>Reads the text of an answer; models like to put it into a fence of Markdown.</summary>
    /// <exception cref="EncordException"><see cref="EncordErrorId.InvalidArgument"/>: it is not JSON of an object.</exception>
    public static ModelAnswer Parse(string text)
    {
        var json = text.Trim();
        if (json.StartsWith("```", StringComparison.Ordinal))
        {
            var first = json.IndexOf('\n');
            var last = json.LastIndexOf("```", StringComparison.Ordinal);
            json = first > 0 && last > first ? json.Substring(first, last - first) : json;
        }

        return Parse(Encoding.UTF8.GetBytes(json));
    }

    /// <inheritdoc cref="Parse(string)"/>
    public static ModelAnswer Parse(byte[] utf8)
    {
        JsonDocument? document = null;
        try
        {
            document = JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = 64, AllowTrailingCommas = true });
            return document.RootElement.ValueKind == JsonValueKind.Object ? new ModelAnswer(document) : throw new JsonException("it is not an object");
        }
        catch (JsonException error)
        {
            document?.Dispose();
            throw new EncordException(
                EncordErrorId.InvalidArgument, $"The answer is not a JSON object as Get-EncordOntologySchema asks for it: {error.Message}", error);
        }
    }

    /// <summary>The labels of the answer. Nothing is added before <see cref="AnsweredLabel.Add"/>.</summary>
    /// <exception cref="EncordException">It has members that the schema does not have.</exception>
    public IReadOnlyList<AnsweredLabel> Labels()
    {
        var labels = new List<AnsweredLabel>();
        foreach (var member in _document.RootElement.EnumerateObject())
        {
            switch (member.Name)
            {
                case "classifications" when member.Value.ValueKind == JsonValueKind.Object:
                    labels.AddRange(member.Value.EnumerateObject().Where(one => one.Value.ValueKind != JsonValueKind.Null)
                        .Select(one => new AnsweredLabel(one.Name, (document, ontology, author, frame, options) => AddClassification(one, document, ontology, author, frame, options))));
                    break;
                case "objects" when member.Value.ValueKind == JsonValueKind.Array:
                    labels.AddRange(member.Value.EnumerateArray()
                        .Select(one => new AnsweredLabel(FeatureOf(one), (document, ontology, author, frame, options) => AddObject(one, document, ontology, author, frame, options))));
                    break;
                case "classifications" or "objects" when member.Value.ValueKind == JsonValueKind.Null:
                    break;
                default:
                    throw new EncordException(
                        EncordErrorId.InvalidArgument, $"The answer has a member '{member.Name}' that is not of the form that Get-EncordOntologySchema asks for.");
            }
        }

        return labels;
    }

    public void Dispose() => _document.Dispose();

    private static string FeatureOf(JsonElement one) =>
        one.ValueKind == JsonValueKind.Object && one.TryGetProperty("feature", out var name) && name.ValueKind == JsonValueKind.String ? name.GetString()! : "";

    private static string AddClassification(JsonProperty one, LabelDocument document, OntologyStructure ontology, LabelAuthor author, int frame, AnswerOptions options)
    {
        var feature = FeatureLookup.Classification(ontology, one.Name);
        var whole = feature.Level == "global" || document.Layout == LabelLayout.Ranges;
        return new ClassificationEditor(document).Add(new ClassificationEdit(feature, author)
        {
            Replace = options.Replace,
            Frames = whole ? FrameRangeList.Empty : FrameRangeList.FromFrames([frame]),
            Answers = feature.Attribute is { } attribute && Value(one.Value, attribute) is { } value
                ? AnswerInput.Read(new OrderedDictionary { [attribute.FeatureHash] = value }, feature)
                : [],
        });
    }

    private static string AddObject(JsonElement one, LabelDocument document, OntologyStructure ontology, LabelAuthor author, int frame, AnswerOptions options)
    {
        var name = FeatureOf(one);
        var feature = name.Length > 0
            ? FeatureLookup.Object(ontology, name)
            : throw new EncordException(EncordErrorId.InvalidArgument, "An object of the answer does not say of which feature it is ('feature').");
        JsonProperty[] members = [.. one.EnumerateObject().Where(member => member.Name is not ("feature" or "answers" or "confidence") && member.Value.ValueKind != JsonValueKind.Null)];
        if (members.Length != 1)
        {
            throw new EncordException(EncordErrorId.InvalidArgument, $"'{feature.Name}': the answer needs one shape, and has {(members.Length == 0 ? "none" : string.Join(", ", members.Select(member => member.Name)))}.");
        }

        var shape = WireEnums.ObjectShape.Read(JsonNamingPolicy.SnakeCaseLower.ConvertName(members[0].Name))!;
        var geometry = GivenGeometry.Read(shape, Plain(members[0].Value), isPixel: false, options.Clip);
        return new ObjectEditor(document, ontology).Add(new ObjectEdit(feature, author)
        {
            Frames = geometry.On(document, feature, FrameRangeList.FromFrames([frame])),
            Answers = one.TryGetProperty("answers", out var answers) && answers.ValueKind == JsonValueKind.Object
                ? AnswerInput.Read(Answers(answers, feature.Attributes, "'" + feature.Name + "'"), feature.Attributes, "'" + feature.Name + "'")
                : [],
        });
    }

    private static OrderedDictionary Answers(JsonElement answers, IReadOnlyList<OntologyAttribute> attributes, string owner)
    {
        var values = new OrderedDictionary();
        foreach (var member in answers.EnumerateObject())
        {
            var attribute = FeatureLookup.Attribute(attributes, member.Name, owner);
            if (Value(member.Value, attribute) is { } value)
            {
                values[attribute.FeatureHash] = value;
            }
        }

        return values;
    }

    /// <summary>An answer as people give it: ticked options are listed, and what is null is not answered.</summary>
    private static object? Value(JsonElement value, OntologyAttribute attribute)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Null:
                return null;
            case JsonValueKind.Object when attribute.Type == AttributeType.Checklist:
                return value.EnumerateObject().Where(option => option.Value.ValueKind switch
                {
                    JsonValueKind.True => true,
                    JsonValueKind.False or JsonValueKind.Null => false,
                    _ => throw new EncordException(EncordErrorId.InvalidArgument, $"'{attribute.Name}': the option '{option.Name}' must be true or false."),
                }).Select(option => option.Name).ToArray();
            case JsonValueKind.Object when attribute.Type == AttributeType.Radio:
                var nested = new OrderedDictionary();
                foreach (var option in value.EnumerateObject())
                {
                    var chosen = FeatureLookup.Option(attribute, option.Name);
                    nested[chosen.FeatureHash] = option.Value.ValueKind == JsonValueKind.Object ? Answers(option.Value, chosen.Attributes, "'" + chosen.Label + "'") : null;
                }

                return nested;
            case JsonValueKind.String when value.GetString() is { Length: > OntologySchema.LongestText } && attribute.Type == AttributeType.Text:
                throw new EncordException(EncordErrorId.InvalidArgument, $"'{attribute.Name}': the text is longer than {OntologySchema.LongestText} characters.");
            default:
                return Plain(value);
        }
    }

    private static object? Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Array => value.EnumerateArray().Select(Plain).ToArray(),
        JsonValueKind.Object => Members(value),
        _ => null,
    };

    private static IDictionary Members(JsonElement value)
    {
        var members = new OrderedDictionary();
        foreach (var member in value.EnumerateObject())
        {
            members[member.Name] = Plain(member.Value);
        }

        return members;
    }
}

/// <summary>How labels of an answer are put into a row.</summary>
/// <param name="Clip">Whether shapes that leave the picture are cut.</param>
/// <param name="Replace">Whether a classification that is there gives way.</param>
internal sealed record AnswerOptions(bool Clip, bool Replace);

/// <summary>A label of an answer.</summary>
/// <param name="Feature">The feature as the answer names it.</param>
/// <param name="Add">Puts it into a document and gives its identifier.</param>
internal sealed record AnsweredLabel(string Feature, Func<LabelDocument, OntologyStructure, LabelAuthor, int, AnswerOptions, string> Add);
