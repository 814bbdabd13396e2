using System.Text;
using System.Text.Json;
using Encord.Client.Interchange.Coco.Importing;
using Encord.Client.Interchange.Coco.Reading;
using Encord.Client.Labels.Documents;
using Encord.Client.Labels.Splicing;
using Encord.Client.Tests.Support;

namespace Encord.Client.Tests.Coco;

/// <summary>Files that were damaged in every way: whatever they hold, an import ends with an error of this client or with labels that can be saved.</summary>
public class CocoFuzzTests
{
    private static readonly int Rounds = FuzzRounds.Of(30);
    private const long MostBytes = 600L * 1024 * 1024;

    private static readonly string[] Shapes = ["box", "rotatable", "polygon", "bitmask", "polyline", "point", "skeleton"];

    private static readonly string[] Pieces =
    [
        "NaN", "-Infinity", "null", "true", "{}", "[]", "[[]]", "\"\"", "\"a\"", "\"\\ud800\"", "\"\\udc00x\"", "0", "-1", "1.5", "1e999", "-0", "99999999999999999999", "2147483647",
        "9223372036854775807", "[1,2", "}", "]", ",", ",,", ":", "\"", "\\", "\u0000", "\u0081", "é", "/*x*/", "'x'", "\"id\":1,", "\"images\":[],", "\"bbox\":[0,0,1,1],",
        "\"segmentation\":{\"size\":[100,200],\"counts\":\"0o3\"},", "\"encord\":{\"areas\":[[[0,0,1,0,1,1]]]},", new string('[', 500), new string(' ', 300_000),
    ];

    public static TheoryData<string> Files => [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Coco", "Field"), "*.json").Select(path => Path.GetFileName(path)).Order()];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_damaged_file_never_ends_in_anything_but_an_error_of_this_client(string name)
    {
        var original = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Coco", "Field", name));
        var random = new Random(name.Length + original.Length);
        using var file = new CocoFileOnDisk("");
        for (var round = 0; round < Rounds; round++)
        {
            var damaged = round == 0 ? original : Damage(original, random);
            var shape = Shapes[(round + original.Length) % Shapes.Length];
            File.WriteAllBytes(file.Path, damaged);
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                Import(file, shape, clip: random.Next(2) == 0);
            }
            catch (EncordException)
            {
                // What is wrong with the file as a whole.
            }
            catch (Exception exception)
            {
                Assert.Fail($"{name}, round {round}, {shape}: {exception}\n{Encoding.Latin1.GetString(damaged)}");
            }

            Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < MostBytes, $"{name}, round {round}, {shape}: too much memory.\n{Encoding.Latin1.GetString(damaged)}");
        }
    }

    private static byte[] Damage(byte[] original, Random random)
    {
        var bytes = new List<byte>(original);
        for (var i = random.Next(1, 4); i > 0 && bytes.Count > 0; i--)
        {
            var at = random.Next(bytes.Count);
            var length = Math.Min(random.Next(1, 12), bytes.Count - at);
            switch (random.Next(7))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, length);
                    break;
                case 2:
                    bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(at, length));
                    break;
                case 3:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                case 4:
                    ReplaceNumber(bytes, at, random);
                    break;
                default:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(Pieces[random.Next(Pieces.Length)]));
                    break;
            }
        }

        return [.. bytes];
    }

    /// <summary>Puts something else where the next number stands, so that the file stays JSON more often than by chance.</summary>
    private static void ReplaceNumber(List<byte> bytes, int at, Random random)
    {
        while (at < bytes.Count && bytes[at] is < (byte)'0' or > (byte)'9')
        {
            at++;
        }

        var end = at;
        while (end < bytes.Count && bytes[end] is >= (byte)'0' and <= (byte)'9')
        {
            end++;
        }

        bytes.RemoveRange(at, end - at);
        bytes.InsertRange(at, Encoding.UTF8.GetBytes(Pieces[random.Next(20)]));
    }

    /// <summary>Everything that an import does short of the server.</summary>
    private static void Import(CocoFileOnDisk file, string shape, bool clip)
    {
        var judge = file.Judge(shape, clip);
        var index = CocoFileScan.Read(file.Path, judge);
        var matcher = new ImageMatcher(index, null);
        foreach (var title in new[] { "a.png", "frame000066.png", "p.png", "big.png" })
        {
            matcher.Offer(new LabelRow("project") { DataHash = Guid.NewGuid().ToString(), DataTitle = title, DataType = "Image", NumberOfFrames = 1, Width = 200, Height = 100 });
        }

        var rows = matcher.Match([]);
        var options = new CocoImportOptions(file.Path, "project") { Clip = clip };
        var classes = judge.Targets.Values.ToDictionary(target => target.Category.Id, target => new CocoClassCount
        {
            CategoryId = "", CategoryName = "", FeatureHash = "", FeatureName = "", Shape = "",
        });
        PlanCheck.Run(index, judge.Targets, rows, classes, options, TestContext.Current.CancellationToken);
        using var change = new RowChange(index, options, judge.Targets, DateTimeOffset.UnixEpoch);
        using var written = new ByteBuffer();
        var fault = new LabelFault("a.png", "hash");
        foreach (var row in rows)
        {
            var places = DocumentPlaces.Find("""{"data_units":{"x":{"data_sequence":0,"labels":{}}},"object_answers":{},"object_actions":{}}"""u8.ToArray(), LabelLayout.SingleFrame, fault);
            var tally = change.Prepare(row, places, fault);
            written.Clear();
            change.WriteTo(written);
            using var document = JsonDocument.Parse(written.Written.ToArray());
            var labels = document.RootElement.GetProperty("data_units").GetProperty("x").GetProperty("labels");
            Assert.Equal(tally.Added, labels.TryGetProperty("objects", out var objects) ? objects.GetArrayLength() : 0);
            Assert.Equal(row.Objects, tally.Added + tally.Unchanged + tally.Different);
        }
    }
}
