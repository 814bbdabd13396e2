using Encord.Client.Json;
using Encord.Client.Labels.Documents;

namespace Encord.Client.Interchange.Coco.Exporting;

/// <summary>A picture of a label row: an entry of <c>images</c>.</summary>
internal sealed record RowPicture(int Frame, string FileName, string DataHash, int Width, int Height, string? VideoTitle = null);

/// <summary>Finds the pictures of a row: the image, the images of a group, or the frames of a video that have labels.</summary>
internal static class RowPictures
{
    /// <summary>From the document: the pictures, and the answers of its objects as they stand in it.</summary>
    public static (List<RowPicture> Pictures, RowAnswers Answers) Read(LabelDocument document, IEnumerable<int> labelledFrames) => document.Read(root =>
    {
        var pictures = new List<RowPicture>();
        var answers = RowAnswers.Read(root);
        var facts = document.Facts;
        var rowHash = document.Header.DataHash ?? facts.DataHash ?? "";
        var rowTitle = document.Header.DataTitle ?? facts.DataTitle ?? rowHash;
        foreach (var unit in root.Members("data_units").Select(member => member.Value))
        {
            var width = Positive(unit.Integer("width")) ?? facts.Width ?? 0;
            var height = Positive(unit.Integer("height")) ?? facts.Height ?? 0;
            switch (document.Layout)
            {
                case LabelLayout.SingleFrame:
                    pictures.Add(new RowPicture(0, rowTitle, rowHash, width, height));
                    break;
                case LabelLayout.FramePerUnit:
                    pictures.Add(new RowPicture(
                        unit.Integer("data_sequence") ?? pictures.Count, unit.Text("data_title") ?? rowTitle, unit.Text("data_hash") ?? rowHash, width, height));
                    break;
                case LabelLayout.FrameMap:
                    pictures.AddRange(labelledFrames.Distinct().OrderBy(frame => frame)
                        .Select(frame => new RowPicture(frame, FrameName(rowTitle, frame), rowHash, width, height, rowTitle)));
                    break;
            }
        }

        return (pictures, answers);
    });

    /// <summary>From the list alone, for a row that has no labels yet.</summary>
    public static IEnumerable<RowPicture> Of(LabelRow row) => row.DataType switch
    {
        "Image" => [new RowPicture(0, row.DataTitle, row.DataHash, row.Width ?? 0, row.Height ?? 0)],
        "ImageGroup" => (row.ImagesData ?? Enumerable.Empty<LabelRowImage>()).Select(image =>
            new RowPicture(image.Index, image.Title, image.ImageHash, image.Width ?? row.Width ?? 0, image.Height ?? row.Height ?? 0)),
        _ => [],
    };

    private static string FrameName(string title, int frame) =>
        System.IO.Path.GetFileNameWithoutExtension(title) + "/" + frame.ToString("D6", System.Globalization.CultureInfo.InvariantCulture) + ".jpg";

    private static int? Positive(int? size) => size > 0 ? size : null;
}
