using System.Globalization;
using System.Text.Json;
using Encord.Emulator.Datasets;
using Encord.Emulator.Hosting;
using Encord.Emulator.Ontologies;
using Encord.Emulator.Pipeline;

namespace Encord.Emulator.Labels;

/// <summary>Checks a whole document against the ontology and the media.</summary>
internal sealed class LabelValidator(OntologyIndexes ontologies) : IEmulatorService
{
    private const int MostFlaws = 100;

    public List<LabelFlaw> Check(JsonElement document, DataRow data, string ontologyHash) =>
        new Run(data, ontologies.Get(ontologyHash), document).Flaws();

    /// <summary>One document.</summary>
    private sealed class Run(DataRow data, OntologyIndex ontology, JsonElement document)
    {
        private readonly List<LabelFlaw> _flaws = [];
        private readonly Dictionary<string, OntologyNode?> _objects = new(StringComparer.Ordinal);
        private readonly Dictionary<string, OntologyNode?> _classifications = new(StringComparer.Ordinal);

        public List<LabelFlaw> Flaws()
        {
            var sizes = DataUnit.Of(data).ToDictionary(unit => unit.Hash, unit => (unit.Width, unit.Height), StringComparer.Ordinal);
            if (document.Member("data_units") is { ValueKind: JsonValueKind.Object } units)
            {
                foreach (var unit in units.EnumerateObject())
                {
                    if (unit.Value.Member("labels") is { ValueKind: JsonValueKind.Object } labels)
                    {
                        CheckUnit(labels, unit.Name, sizes.GetValueOrDefault(unit.Name));
                    }
                }
            }

            var answers = new AnswerCheck(document, data.NumberOfFrames, Add);
            answers.CheckInstances("object_answers", _objects, ontology.Objects);
            answers.CheckInstances("classification_answers", _classifications, ontology.Classifications);
            answers.CheckActions(_objects);
            return _flaws;
        }

        private void Add(LabelFlaw flaw)
        {
            // The first fatal one is always kept.
            if (_flaws.Count < MostFlaws || (flaw.IsFatal && !_flaws.Exists(known => known.IsFatal)))
            {
                _flaws.Add(flaw);
            }
        }

        private void CheckUnit(JsonElement labels, string unit, (int? Width, int? Height) size)
        {
            if (!DataUnit.HasFrames(data.Type))
            {
                CheckFrame(labels, $"unit {unit}", size);
                return;
            }

            foreach (var frame in labels.EnumerateObject())
            {
                if (!int.TryParse(frame.Name, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                {
                    Add(LabelFlaw.Corrupted($"'{frame.Name}' is not a frame number.", isFatal: true));
                }
                else if (number >= data.NumberOfFrames)
                {
                    Add(LabelFlaw.Corrupted($"frame {number} is past the end: there are {data.NumberOfFrames} frames.", isFatal: true));
                }

                if (frame.Value.ValueKind != JsonValueKind.Object)
                {
                    Add(LabelFlaw.Corrupted($"frame {frame.Name} must be an object.", isFatal: true));
                    continue;
                }

                CheckFrame(frame.Value, $"frame {frame.Name}", size);
            }
        }

        private void CheckFrame(JsonElement frame, string place, (int? Width, int? Height) size)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var instance in Items(frame, "objects", place))
            {
                var (hash, node) = Instance(instance, "objectHash", place, seen, ontology.Objects, _objects);
                if (hash is not null && node is not null && CoordinateCheck.Flaw(instance, node.Shape!, size) is { } problem)
                {
                    Add(LabelFlaw.Corrupted($"{place}, object {hash} ({node.Name}): {problem}"));
                }
            }

            var features = new HashSet<string>(StringComparer.Ordinal);
            foreach (var instance in Items(frame, "classifications", place))
            {
                var (hash, node) = Instance(instance, "classificationHash", place, seen, ontology.Classifications, _classifications);
                if (node is not null && !features.Add(node.Hash))
                {
                    Add(LabelFlaw.Corrupted($"{place}: two classifications of '{node.Name}', one of them {hash}."));
                }
            }
        }

        private IEnumerable<JsonElement> Items(JsonElement frame, string list, string place)
        {
            if (frame.Member(list) is not { } items)
            {
                return [];
            }

            if (items.ValueKind == JsonValueKind.Array)
            {
                return items.EnumerateArray();
            }

            Add(LabelFlaw.Corrupted($"{place}: '{list}' must be a list.", isFatal: true));
            return [];
        }

        private (string? Hash, OntologyNode? Node) Instance(
            JsonElement instance, string hashName, string place, HashSet<string> seen, IReadOnlyDictionary<string, OntologyNode> known,
            Dictionary<string, OntologyNode?> found)
        {
            if (TextOf(instance, hashName) is not { Length: > 0 } hash)
            {
                Add(LabelFlaw.Corrupted($"{place}: an instance has no {hashName}.", isFatal: true));
                return default;
            }

            if (!seen.Add(hash))
            {
                Add(LabelFlaw.Corrupted($"{place}: {hash} occurs twice.", isFatal: true));
            }

            var feature = TextOf(instance, "featureHash") ?? "";
            var node = known.GetValueOrDefault(feature);
            if (node is null)
            {
                Add(LabelFlaw.Feature($"{place}, {hash}: the ontology has no feature '{feature}'."));
            }
            else if (found.TryGetValue(hash, out var earlier) && earlier is not null && earlier.Hash != feature)
            {
                Add(LabelFlaw.Corrupted($"{place}: {hash} is a {node.Name} here and a {earlier.Name} elsewhere."));
            }

            found[hash] = node;
            return (hash, node);
        }

        private static string? TextOf(JsonElement owner, string name) =>
            owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
                ? value.GetString()
                : null;
    }
}
