using System.Globalization;

namespace Encord.Client.Interchange.Exporting;

/// <summary>One file of a folder, and what it is of.</summary>
internal sealed record ManifestEntry
{
    public static readonly string[] Head = ["file", "split", "data_hash", "unit_hash", "label_hash", "dataset", "title", "frame", "width", "height", "bytes", "sha256"];

    public string File { get; init; } = "";

    public string Split { get; init; } = "";

    public string DataHash { get; init; } = "";

    /// <summary>The image of a group; otherwise as <see cref="DataHash"/>.</summary>
    public string UnitHash { get; init; } = "";

    public string LabelHash { get; init; } = "";

    public string Dataset { get; init; } = "";

    public string Title { get; init; } = "";

    public int? Frame { get; init; }

    public int? Width { get; init; }

    public int? Height { get; init; }

    public long Bytes { get; init; }

    public string Sha256 { get; init; } = "";

    public IEnumerable<string?> Cells() =>
        [File, Split, DataHash, UnitHash, LabelHash, Dataset, Title, Text(Frame), Text(Width), Text(Height), Bytes.ToString(CultureInfo.InvariantCulture), Sha256];

    /// <summary>The entries of a manifest; none where there is no such file, or it is something else.</summary>
    public static IEnumerable<ManifestEntry> ReadAll(string path)
    {
        if (!System.IO.File.Exists(path))
        {
            yield break;
        }

        foreach (var line in CsvReading.Read(path))
        {
            if (Cell(line, "file") is { Length: > 0 } file && line.ContainsKey("data_hash"))
            {
                // There may be very many, so what is the same is held once.
                var dataHash = Cell(line, "data_hash");
                var unitHash = Cell(line, "unit_hash");
                yield return new ManifestEntry
                {
                    File = file,
                    Split = Cell(line, "split"),
                    DataHash = dataHash,
                    UnitHash = unitHash == dataHash ? dataHash : unitHash,
                    LabelHash = Cell(line, "label_hash"),
                    Dataset = string.Intern(Cell(line, "dataset")),
                    Title = Cell(line, "title"),
                    Frame = Number(line, "frame"),
                    Width = Number(line, "width"),
                    Height = Number(line, "height"),
                    Bytes = long.TryParse(Cell(line, "bytes"), NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) ? bytes : -1,
                    Sha256 = Cell(line, "sha256"),
                };
            }
        }
    }

    private static string Cell(IReadOnlyDictionary<string, string> line, string name) => line.TryGetValue(name, out var cell) ? cell : "";

    private static int? Number(IReadOnlyDictionary<string, string> line, string name) =>
        int.TryParse(Cell(line, name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
