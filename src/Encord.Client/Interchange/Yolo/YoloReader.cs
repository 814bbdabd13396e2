using System.Globalization;
using System.Text.Json;
using Encord.Client.Downloads;
using Encord.Client.Interchange.Exporting;
using Encord.Client.Interchange.Importing;

namespace Encord.Client.Interchange.Yolo;

/// <summary>Reads a YOLO folder: <c>data.yaml</c> or <c>classes.txt</c>, and the label files.</summary>
internal sealed class YoloReader(YoloTask task) : IFolderReader
{
    private static readonly string[] YamlNames = ["data.yaml", "data.yml", "dataset.yaml"];

    private (int Lines, string First) _misfits;

    public string Name => "YOLO " + task;

    public bool AreFractions => true;

    public bool HasCorners => task == YoloTask.Obb;

    public bool IsPadded => task == YoloTask.Pose;

    public string? FileForFolder => "its data.yaml";

    public bool IsForFolder(string file) => Path.GetExtension(file).ToLowerInvariant() is ".yaml" or ".yml";

    public void Read(ImportPlace place, FolderPictures pictures, ScratchLabels scratch, CancellationToken cancellationToken)
    {
        var yaml = (place.File ?? YamlNames.Select(name => Path.Combine(place.Folder, name)).FirstOrDefault(File.Exists)) is { } found ? YoloYaml.Read(found) : null;
        string[] classFiles = [Path.Combine(place.Folder, LabelExport.ClassFile), Path.Combine(place.Folder, "labels", LabelExport.ClassFile)];
        scratch.Classes = yaml is not null ? yaml.Names
            : classFiles.FirstOrDefault(File.Exists) is { } classes ? File.ReadAllLines(classes).Where(line => line.Length > 0).ToArray()
            : throw new EncordException(
                EncordErrorId.InvalidArgument, $"'{place.Folder}' is not a YOLO folder: it has neither data.yaml nor {LabelExport.ClassFile}, which name the classes. Nothing was saved.");
        var files = YoloLabelFiles.Find(place, yaml, scratch.Remark);
        if (files.Count == 0)
        {
            throw new EncordException(
                EncordErrorId.InvalidArgument,
                $"'{place.Folder}' is not a YOLO folder: there are no label files below folders called 'labels'{(yaml is null ? "" : $", nor beside the images that '{yaml.Path}' names")}. Nothing was saved.");
        }

        var lines = 0;
        _misfits = default;
        foreach (var path in files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var file = place.NameOf(path);
            scratch.BeginPicture(file, pictures.Find(file, ImageOf(path)), 0, 0);
            var number = 0;
            foreach (var line in File.ReadLines(path))
            {
                number++;
                if (line.Trim().Length == 0)
                {
                    continue;
                }

                lines++;
                if (Add(line, file, number, scratch, yaml?.KeypointShape) is { } reason)
                {
                    scratch.Refuse(file, number, reason);
                }
            }
        }

        // A folder for another task is one mistake, and not one for each of its lines. Where a line is wrong for another reason, each is named.
        if (_misfits.Lines > 1 && _misfits.Lines == lines)
        {
            throw new EncordException(
                EncordErrorId.InvalidArgument,
                $"No line of the label files in '{place.Folder}' is one of YOLO {task}, and {_misfits.Lines} lines are of another form. The first is {_misfits.First} Nothing was saved.");
        }
    }

    /// <returns>What is wrong with the line; null for nothing.</returns>
    private string? Add(string line, string file, int number, ScratchLabels scratch, (int Points, int Numbers)? keypoints)
    {
        var parts = line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        if (!int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var index) || index >= scratch.Classes.Count)
        {
            return $"'{parts[0]}' is not the number of a class; there are {scratch.Classes.Count}, from 0.";
        }

        var numbers = new double[parts.Length - 1];
        for (var i = 0; i < numbers.Length; i++)
        {
            if (!PlaceNumber.TryParse(parts[i + 1], out numbers[i]))
            {
                return $"'{parts[i + 1]}' is not a number that a place in a picture can have.";
            }
        }

        if (ShapeFault(numbers.Length, keypoints) is { } fault)
        {
            _misfits = (_misfits.Lines + 1, _misfits.First ?? $"{file}, line {number}: {fault}");
            return fault;
        }

        scratch.Add(number, index, json => Write(json, numbers, keypoints?.Numbers ?? 3));
        return null;
    }

    private string? ShapeFault(int count, (int Points, int Numbers)? keypoints) => task switch
    {
        YoloTask.Detect when count != 4 => $"it has {count} numbers after the class, and a line of YOLO Detect has 4: the centre, width and height.{Hint(count)}",
        YoloTask.Segment when count < 6 || count % 2 != 0 => $"it has {count} numbers after the class, and a line of YOLO Segment has at least three points of two numbers.{Hint(count)}",
        YoloTask.Obb when count != 8 => $"it has {count} numbers after the class, and a line of YOLO Obb has four corners of two numbers.{Hint(count)}",
        YoloTask.Pose when keypoints is { } shape && count != 4 + (shape.Points * shape.Numbers) =>
            $"it has {count} numbers after the class, and by kpt_shape a line has {4 + (shape.Points * shape.Numbers)}.",
        YoloTask.Pose when keypoints is null && (count < 7 || (count - 4) % 3 != 0) => $"it has {count} numbers after the class, which is not a box and points of three numbers.{Hint(count)}",
        _ => null,
    };

    private static string Hint(int count) => count == 4 ? " Is it a file for -Task Detect?" : count == 8 ? " Is it a file for -Task Obb?" : count > 6 && count % 2 == 0 ? " Is it a file for -Task Segment?" : "";

    private void Write(Utf8JsonWriter json, double[] numbers, int numbersOfPoint)
    {
        if (task is YoloTask.Segment or YoloTask.Obb)
        {
            var across = numbers.Where((_, i) => i % 2 == 0).ToArray();
            var down = numbers.Where((_, i) => i % 2 == 1).ToArray();
            Numbers(json, "bbox", [across.Min(), down.Min(), across.Max() - across.Min(), down.Max() - down.Min()]);
            json.WriteStartArray("segmentation");
            json.WriteStartArray();
            numbers.ToList().ForEach(json.WriteNumberValue);
            json.WriteEndArray();
            json.WriteEndArray();
            return;
        }

        Numbers(json, "bbox", [numbers[0] - (numbers[2] / 2), numbers[1] - (numbers[3] / 2), numbers[2], numbers[3]]);
        if (task == YoloTask.Pose)
        {
            var points = new List<double>();
            for (var i = 4; i + 1 < numbers.Length; i += numbersOfPoint)
            {
                // Without a third number a point at 0, 0 is not there.
                var seen = numbersOfPoint > 2 ? numbers[i + 2] : numbers[i] == 0 && numbers[i + 1] == 0 ? 0 : 2;
                points.AddRange([numbers[i], numbers[i + 1], seen]);
            }

            Numbers(json, "keypoints", points);
        }
    }

    private static void Numbers(Utf8JsonWriter json, string name, IEnumerable<double> numbers)
    {
        json.WriteStartArray(name);
        numbers.ToList().ForEach(json.WriteNumberValue);
        json.WriteEndArray();
    }

    /// <summary>The name of the image of a label file; without the image that of the label file, as if it were a JPEG.</summary>
    private static string ImageOf(string path)
    {
        var stem = YoloLabelFiles.ImageOf(path);
        return Path.GetFileName(FileKind.Images.Select(extension => stem + extension).FirstOrDefault(File.Exists) ?? stem + ".jpg");
    }
}
