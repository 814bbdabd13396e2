using System.Text.Json;

namespace Encord.Benchmarks.Coco;

/// <summary>Writes COCO files of boxes, the same every time.</summary>
internal static class CocoBoxes
{
    public static void Write(string path, int images, int boxesPerImage)
    {
        var random = new Random(7);
        using var stream = File.Create(path);
        using var json = new Utf8JsonWriter(stream);
        json.WriteStartObject();
        json.WriteStartObject("info");
        json.WriteEndObject();
        json.WriteStartArray("images");
        for (var i = 0; i < images; i++)
        {
            json.WriteStartObject();
            json.WriteNumber("id", i + 1);
            json.WriteNumber("width", 1920);
            json.WriteNumber("height", 1080);
            json.WriteString("file_name", $"bench-{i:D6}.jpg");
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("categories");
        json.WriteStartObject();
        json.WriteNumber("id", 1);
        json.WriteString("name", "Apple");
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartArray("annotations");
        for (var i = 0; i < images * boxesPerImage; i++)
        {
            var width = Math.Round(5 + (random.NextDouble() * 195), 2);
            var height = Math.Round(5 + (random.NextDouble() * 145), 2);
            json.WriteStartObject();
            json.WriteNumber("id", i + 1);
            json.WriteNumber("image_id", 1 + (i / boxesPerImage));
            json.WriteNumber("category_id", 1);
            json.WriteStartArray("bbox");
            json.WriteNumberValue(Math.Round(random.NextDouble() * 1700, 2));
            json.WriteNumberValue(Math.Round(random.NextDouble() * 900, 2));
            json.WriteNumberValue(width);
            json.WriteNumberValue(height);
            json.WriteEndArray();
            json.WriteNumber("area", Math.Round(width * height, 2));
            json.WriteNumber("iscrowd", 0);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
