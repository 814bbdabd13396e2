using System.Text.Json;
using Encord.Client.Json;
using Encord.Client.Labels.Documents;
using Encord.Client.Labels.Reading;

namespace Encord.Client.Interchange.Exporting;

/// <summary>Finds the pictures of a row with what is labelled in them: the image, the images of a group, or the frames that have labels.</summary>
internal static class PictureReader
{
    public static IReadOnlyList<ExportPicture> Read(LabelRow row, LabelDocument document, OntologyStructure ontology, int frameStep, bool needsClassifications, LeftOutCounts leftOut, IEnumerable<int>? more = null)
    {
        var reader = new LabelReader(document, ontology);
        var objects = reader.Objects().Where(instance => instance.IsDeleted is not true)
            .GroupBy(instance => instance.Frame ?? -1).ToDictionary(frame => frame.Key, frame => frame.ToList());
        var classifications = reader.Classifications();
        var pictures = document.Read(root => Places(row, document, root, objects, classifications, frameStep, needsClassifications, more ?? []));
        var known = new HashSet<int>(pictures.Select(picture => picture.Frame));
        foreach (var frame in objects.Where(frame => !known.Contains(frame.Key)))
        {
            leftOut.Add("Object", document.Layout == LabelLayout.FrameMap && frame.Key >= 0 ? $"-FrameStep {frameStep} passes by the frame" : "the data unit has no such frame", frame.Value.Count);
        }

        if (!needsClassifications)
        {
            leftOut.Add("Classification", "the format has no place for what is said of a whole picture", classifications.Count);
        }

        return pictures;
    }

    private static List<ExportPicture> Places(
        LabelRow row, LabelDocument document, JsonElement root, Dictionary<int, List<ObjectInstance>> objects, IReadOnlyList<ClassificationInstance> classifications,
        int frameStep, bool needsClassifications, IEnumerable<int> more)
    {
        var pictures = new List<ExportPicture>();
        foreach (var unit in root.Members("data_units").Select(member => member.Value))
        {
            var width = Positive(unit.Integer("width")) ?? row.Width ?? 0;
            var height = Positive(unit.Integer("height")) ?? row.Height ?? 0;
            var unitHash = unit.Text("data_hash") ?? row.DataHash;
            switch (document.Layout)
            {
                case LabelLayout.SingleFrame:
                    Add(0, row.DataHash, row.DataTitle, row.FileType ?? unit.Text("data_type"));
                    break;
                case LabelLayout.FramePerUnit:
                    var sequence = unit.Integer("data_sequence") ?? pictures.Count;
                    if (sequence % frameStep == 0)
                    {
                        Add(sequence, unitHash, unit.Text("data_title") ?? row.DataTitle, unit.Text("data_type"));
                    }

                    break;
                case LabelLayout.FrameMap:
                    var labelled = objects.Keys.Where(frame => frame >= 0).Concat(more);
                    if (needsClassifications)
                    {
                        labelled = labelled.Concat(classifications.SelectMany(one => one.Frames.Frames()));
                    }

                    foreach (var frame in labelled.Distinct().Where(frame => frame % frameStep == 0).OrderBy(frame => frame))
                    {
                        Add(frame, row.DataHash, row.DataTitle, null);
                    }

                    break;
            }

            void Add(int frame, string hash, string title, string? type) => pictures.Add(new ExportPicture(row, frame, hash, title, width, height)
            {
                FileType = type,
                Document = document,
                Objects = objects.TryGetValue(frame, out var here) ? here : [],
                Classifications = needsClassifications ? classifications.Where(one => one.Frames.Count == 0 || one.Frames.Contains(frame)).ToArray() : [],
            });
        }

        return pictures.OrderBy(picture => picture.Frame).ToList();
    }

    private static int? Positive(int? size) => size > 0 ? size : null;
}
