using System.Globalization;

namespace Encord.PowerShell.Tests.Interchange;

/// <summary>Reads a YOLO folder as Ultralytics does, written for the tests: the label of an image lies where the last <c>images</c> of its path is <c>labels</c>.</summary>
internal sealed class YoloFolder
{
    private readonly string _root;

    public YoloFolder(string root)
    {
        _root = root;
        var yaml = File.ReadAllLines(Path.Combine(root, "data.yaml"));
        Splits = yaml.Where(line => line.Contains(": images/")).ToDictionary(line => line.Split(':')[0], line => line.Split(": ")[1]);
        string[] names = [.. yaml.SkipWhile(line => line != "names:").Skip(1)];
        for (var i = 0; i < names.Length; i++)
        {
            var parts = names[i].Trim().Split(": ", 2);
            Assert.Equal(i, int.Parse(parts[0], CultureInfo.InvariantCulture));
            Assert.StartsWith("\"", parts[1], StringComparison.Ordinal);
            Names.Add(parts[1][1..^1].Replace("\\\"", "\"").Replace("\\\\", "\\"));
        }

        Assert.Equal("nc: " + Names.Count, yaml.Single(line => line.StartsWith("nc:", StringComparison.Ordinal)));
    }

    /// <summary>From split to the folder of its images.</summary>
    public Dictionary<string, string> Splits { get; }

    public List<string> Names { get; } = [];

    /// <summary>The objects of a split by the stem of their picture: class and numbers.</summary>
    public Dictionary<string, List<(string Class, double[] Numbers)>> Read(string split)
    {
        var pictures = new Dictionary<string, List<(string, double[])>>();
        foreach (var file in Directory.GetFiles(Path.Combine(_root, Splits[split].Replace("images/", "labels/"))))
        {
            var bytes = File.ReadAllBytes(file);
            Assert.False(bytes.Length > 2 && bytes[0] == 0xEF, "A label file begins with a byte order mark.");
            Assert.DoesNotContain((byte)'\r', bytes);
            var lines = File.ReadAllText(file).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal(lines.Length, lines.Distinct().Count());
            pictures.Add(Path.GetFileNameWithoutExtension(file), [.. lines.Select(line =>
            {
                var parts = line.Split(' ');
                double[] numbers = [.. parts.Skip(1).Select(part => double.Parse(part, CultureInfo.InvariantCulture))];
                return (Names[int.Parse(parts[0], CultureInfo.InvariantCulture)], numbers);
            })]);
        }

        return pictures;
    }
}
