using System.Text;
using System.Text.Json;
using Encord.Client.Interchange.Importing;
using Encord.Client.Interchange.Voc;
using Encord.Client.Interchange.Yolo;
using Encord.Client.Tests.Support;

namespace Encord.Client.Tests.Mutations;

/// <summary>Damaged folders of labels and damaged run lengths: what cannot be read is named, and what is handed on is a file that can be read.</summary>
public sealed class FolderFuzzTests : IDisposable
{
    private static readonly int Rounds = FuzzRounds.Of(200);

    private static readonly Dictionary<string, string> Yolo = new()
    {
        ["data.yaml"] = "path: .\ntrain: images/train\nkpt_shape: [2, 3]\nnames:\n  0: \"Car\"\n  1: 'Lane, marked'\n",
        ["labels/train/street-1.txt"] = "0 0.5 0.5 0.25 0.125\n1 0.1 0.2 0.3 0.4\n",
        ["labels/train/street-2.txt"] = "1 0.1 0.1 0.4 0.1 0.4 0.4 0.1 0.4\n",
        ["labels/val/street-3.txt"] = "0 0.5 0.5 0.2 0.2 0.4 0.4 2 0.6 0.6 1\n",
        ["manifest.csv"] = "file,split,data_hash,unit_hash,label_hash,dataset,title,frame,width,height,bytes,sha256\nlabels/train/street-1.txt,train,00000000-0000-4000-8000-000000000001,,,,street-1.png,0,640,480,1,\n",
    };

    private static readonly Dictionary<string, string> Voc = new()
    {
        ["Annotations/street-1.xml"] =
            "<?xml version=\"1.0\" encoding=\"utf-8\"?><annotation><filename>street-1.jpg</filename><size><width>640</width><height>480</height><depth>3</depth></size>"
            + "<object><name>Car &amp; trailer</name><bndbox><xmin>1</xmin><ymin>2.5</ymin><xmax>30</xmax><ymax>40</ymax></bndbox><attributes><attribute><name>encord_object_hash</name><value>abcDEF12</value></attribute></attributes></object></annotation>",
    };

    private readonly string _folder = Directory.CreateTempSubdirectory("fuzz-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("Detect")]
    [InlineData("Segment")]
    [InlineData("Obb")]
    [InlineData("Pose")]
    public void A_damaged_YOLO_folder_is_read_or_refused(string task) => Damage(new YoloReader(Enum.Parse<YoloTask>(task)), Yolo, task.Length);

    [Fact]
    public void A_damaged_VOC_folder_is_read_or_refused() => Damage(new VocReader(), Voc, 7);

    [Theory]
    [InlineData("0 1e308 0.5 1.7e308 0.5")]
    [InlineData("0 0.5 -1e300 0.5 1")]
    [InlineData("0 1e999 0.5 0.5 0.5")]
    [InlineData("0 NaN 0.5 0.5 0.5")]
    public void A_number_that_no_picture_has_is_refused_by_its_line(string line)
    {
        Write(Yolo);
        File.WriteAllText(Path.Combine(_folder, "labels/train/street-1.txt"), "0 0.5 0.5 0.1 0.1\n" + line);
        using var scratch = Read(new YoloReader(YoloTask.Detect));

        Assert.Contains(scratch.Problems, problem => problem.Element == "labels/train/street-1.txt" && problem.Line == 2);
    }

    [Theory]
    [InlineData("names: [Car, \"\\ud800\"]", "class 1")]
    [InlineData("names:\n  0: \"x\\udc00y\"\n  1: Lane", "class 0")]
    [InlineData("names:\n- Car\n- Lane\n- \"\\ude00\\ud83d\"", "class 2")]
    public void A_name_with_half_of_a_character_is_refused(string names, string which)
    {
        Write(Yolo);
        File.WriteAllText(Path.Combine(_folder, "data.yaml"), names + "\n");

        var refused = Assert.Throws<EncordException>(() => Read(new YoloReader(YoloTask.Detect)).Dispose());
        Assert.Equal(EncordErrorId.InvalidArgument, refused.ErrorId);
        Assert.Contains($"the name of {which}", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_whose_character_is_written_as_two_escapes_is_read()
    {
        Write(Yolo);
        File.WriteAllText(Path.Combine(_folder, "data.yaml"), "names: [Car, \"\\ud83d\\ude00\"]\n");

        using var scratch = Read(new YoloReader(YoloTask.Detect));

        Assert.Equal(["Car", "😀"], scratch.Classes);
    }

    [Theory]
    [InlineData("[2, 1]")]
    [InlineData("[2, 0]")]
    [InlineData("[2, 9]")]
    [InlineData("[2]")]
    public void Key_points_of_another_form_are_refused(string form)
    {
        Write(Yolo);
        File.WriteAllText(Path.Combine(_folder, "data.yaml"), $"kpt_shape: {form}\nnames: [Car, Lane]\n");

        var refused = Assert.Throws<EncordException>(() => Read(new YoloReader(YoloTask.Pose)).Dispose());
        Assert.Contains("kpt_shape", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Damaged_run_lengths_are_read_or_refused_and_right_ones_come_back()
    {
        var random = new Random(3);
        var mutation = new Mutation(5);
        for (var round = 0; round < Rounds * 5; round++)
        {
            long[] counts = [.. Enumerable.Range(0, random.Next(1, 40)).Select(place => (long)random.Next(place == 0 ? 0 : 1, 5000))];
            var text = RunLengthCode.Encode(counts);
            Assert.Equal(counts, RunLengthCode.Decode(text));

            var damaged = Encoding.Latin1.GetString(mutation.Bytes(Encoding.Latin1.GetBytes(text)));
            try
            {
                Assert.All(RunLengthCode.Decode(damaged), count => Assert.True(count >= 0));
            }
            catch (EncordException refused)
            {
                Assert.Equal(EncordErrorId.CorruptedLabel, refused.ErrorId);
            }
        }
    }

    private void Damage(IFolderReader reader, Dictionary<string, string> files, int seed)
    {
        var mutation = new Mutation(seed);
        for (var round = 0; round < Rounds; round++)
        {
            Write(files);
            var name = files.Keys.ElementAt(round % files.Count);
            var damaged = round < files.Count ? Encoding.UTF8.GetBytes(files[name]) : mutation.Bytes(Encoding.UTF8.GetBytes(files[name]));
            File.WriteAllBytes(Path.Combine(_folder, name), damaged);
            try
            {
                using var scratch = Read(reader);
                using var written = JsonDocument.Parse(File.ReadAllBytes(scratch.Path));
                Assert.Equal(JsonValueKind.Array, written.RootElement.GetProperty("annotations").ValueKind);
            }
            catch (EncordException refused)
            {
                Assert.NotEqual("", refused.Message);
            }
            catch (Exception error)
            {
                Assert.Fail($"{reader.Name}, round {round}, {name}: {error}\n{Encoding.Latin1.GetString(damaged)}");
            }
        }
    }

    private ScratchLabels Read(IFolderReader reader)
    {
        var scratch = new ScratchLabels(_folder);
        try
        {
            reader.Read(new ImportPlace(_folder, null), new FolderPictures(_folder), scratch, TestContext.Current.CancellationToken);
            scratch.Complete();
            return scratch;
        }
        catch
        {
            scratch.Dispose();
            throw;
        }
    }

    private void Write(Dictionary<string, string> files)
    {
        foreach (var (name, text) in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_folder, name))!);
            File.WriteAllText(Path.Combine(_folder, name), text);
        }
    }
}
