using System.Globalization;
using System.Management.Automation;
using Encord.PowerShell.Tests.Coco;
using Encord.PowerShell.Tests.Engine;

namespace Encord.PowerShell.Tests.Interchange;

public sealed class FolderImports : IAsyncLifetime
{
    private CocoFixture _fixture = null!;

    public async ValueTask InitializeAsync() => _fixture = await CocoFixture.StartAsync();

    public async ValueTask DisposeAsync() => await _fixture.DisposeAsync();

    [Theory]
    [InlineData("Detect", "Apple")]
    [InlineData("Segment", "Pear")]
    [InlineData("Obb", "Crate")]
    [InlineData("Pose", "Picker")]
    public void An_export_comes_back_in_another_project_and_a_second_import_changes_nothing(string task, string feature)
    {
        var path = _fixture.Write(
            """{"id":1,"image_id":1,"category_id":1,"bbox":[20.25,10,50,25.5]}""",
            """{"id":2,"image_id":1,"category_id":2,"segmentation":[[0,0,20,0,20,10.5]]}""",
            """{"id":6,"image_id":2,"category_id":6,"keypoints":[20,90,2,30,50,1,40,10,2]}""",
            """{"id":7,"image_id":1,"category_id":7,"bbox":[60,20,50,25],"attributes":{"rotation":33.5}}""");
        _fixture.Import(path).ThrowOnError();
        var leave = string.Join("; ", new[] { "Apple", "Pear", "Plum", "Crate", "Picker" }.Where(name => name != feature && Holds(task, name)).Select(name => $"{name} = $null"));
        _fixture.Shell.Run($"Export-EncordYoloLabel {_fixture.Project} '{_fixture.PathOf("out")}' -Task {task} {(leave.Length > 0 ? $"-ClassMap @{{ {leave} }}" : "")}").ThrowOnError();
        File.Delete(Path.Combine(_fixture.PathOf("out"), "manifest.csv"));

        var first = Import($"-Task {task}").ThrowOnError();
        _fixture.Emulator.RequestLog.Clear();
        var second = Import($"-Task {task}").ThrowOnError();

        Assert.Equal(1L, Assert.Single(first.Values("Added")));
        Assert.Equal(0L, Assert.Single(second.Values("Added")));
        Assert.Equal(0, _fixture.Emulator.RequestLog.ChangeCount);
        var before = Assert.Single(Instances(_fixture.Project), instance => (string)instance.Properties["Name"].Value == feature);
        var after = Assert.Single(Instances(_fixture.OtherProject));
        Assert.Equal(before.Properties["DataTitle"].Value, after.Properties["DataTitle"].Value);
        Assert.Equal(Numbers(before), Numbers(after), (left, right) => Math.Abs(left - right) < 2e-6 || Math.Abs(left - right) is > 1e-9 and < 1e-3 && left > 1);
        Assert.False(File.Exists(_fixture.PathOf("out.encord-journal")));
    }

    [Fact]
    public void Voc_boxes_come_back_as_the_pixels_that_were_written()
    {
        var path = _fixture.Write(
            """{"id":1,"image_id":1,"category_id":1,"bbox":[20,10,50,25]}""", """{"id":2,"image_id":2,"category_id":1,"bbox":[0,0,200,100]}""", """{"id":3,"image_id":2,"category_id":1,"bbox":[20.25,10.5,1.5,1]}""");
        _fixture.Import(path).ThrowOnError();
        _fixture.Shell.Run($"Export-EncordVocLabel {_fixture.Project} '{_fixture.PathOf("out")}'").ThrowOnError();

        var there = _fixture.Shell.Run($"Import-EncordVocLabel {_fixture.OtherProject} '{_fixture.PathOf("out")}'").ThrowOnError();
        _fixture.Emulator.RequestLog.Clear();
        var here = _fixture.Shell.Run($"Import-EncordVocLabel {_fixture.Project} '{_fixture.PathOf("out")}'").ThrowOnError();

        Assert.Equal(3L, Assert.Single(there.Values("Added")));
        double[][] boxes = [.. Instances(_fixture.OtherProject).Select(instance => Numbers(instance)).OrderBy(box => box[2])];
        Assert.Equal([20 / 200.0, 10 / 100.0, 2 / 200.0, 2 / 100.0], boxes[0], (left, right) => Math.Abs(left - right) < 1e-9);
        Assert.Equal([20 / 200.0, 10 / 100.0, 50 / 200.0, 25 / 100.0], boxes[1], (left, right) => Math.Abs(left - right) < 1e-9);
        Assert.Equal([0, 0, 1, 1], boxes[2], (left, right) => Math.Abs(left - right) < 1e-9);

        // In the project that they came from they are the same objects; one differs by the rounding, and is left as it is.
        Assert.Equal((0L, 1L), ((long)here.Values("Added")[0]!, (long)here.Values("Different")[0]!));
        Assert.Equal(0, _fixture.Emulator.RequestLog.ChangeCount);
    }

    [Theory]
    [InlineData("Detect", "0 0.1 0.1 0.2 0.1 0.2 0.2 0.1 0.2", "-Task Obb")]
    [InlineData("Obb", "0 0.5 0.5 0.1 0.1", "-Task Detect")]
    [InlineData("Segment", "0 0.5 0.5 0.1 0.1", "-Task Detect")]
    [InlineData("Pose", "0 0.1 0.1 0.2 0.1 0.2 0.2 0.1 0.2", "-Task Obb")]
    public void A_folder_for_another_task_is_one_error_that_names_the_task(string task, string line, string other)
    {
        Folder("names: [Apple, Pear]", ("train/bench-000000.txt", $"{line}\n{line}\n"), ("val/bench-000001.txt", $"{line}\n"));

        var refused = Import($"-Task {task}");

        var error = Assert.Single(refused.Errors).ToString();
        Assert.Contains($"is one of YOLO {task}, and 3 lines are of another form", error, StringComparison.Ordinal);
        Assert.Contains("The first is labels/train/bench-000000.txt, line 1:", error, StringComparison.Ordinal);
        Assert.Contains(other, error, StringComparison.Ordinal);
        Assert.Contains("Nothing was saved.", error, StringComparison.Ordinal);
        Assert.Empty(Instances(_fixture.OtherProject));
    }

    [Fact]
    public void A_folder_for_another_task_with_other_mistakes_names_each_line()
    {
        Folder("names: [Apple, Pear]", ("train/bench-000000.txt", "0 0.1 0.1 0.2 0.1 0.2 0.2 0.1 0.2\n0 0.1 0.1 0.2 0.1 0.2 0.2 0.1 0.2\n7 0.5 0.5 0.1 0.1\n"));

        var refused = Import("-Task Detect");

        Assert.Equal(3, refused.Errors.Count);
        Assert.Contains(refused.Errors, error => error.ToString().Contains("'7' is not the number of a class", StringComparison.Ordinal));
    }

    [Fact]
    public void Lines_that_are_wrong_are_named_by_file_and_line_and_nothing_is_saved()
    {
        Folder("names: [Apple, Pear]", ("train/bench-000000.txt", "0 0.5 0.5 0.1 0.1\n0 0.5 0.5\n7 0.5 0.5 0.1 0.1\n0 0.5 0.5 x 0.1\n0 1.4 0.5 0.1 0.1\n"));

        var refused = Import("");
        var skipped = Import("-SkipInvalid");

        Assert.Equal(4, refused.Errors.Count);
        Assert.All(refused.ErrorIds, id => Assert.Equal("EncordInvalidArgument", id));
        foreach (var line in new[] { 2, 3, 4, 5 })
        {
            Assert.Contains(refused.Errors, error => error.ToString().Contains($"labels/train/bench-000000.txt, line {line},", StringComparison.Ordinal));
        }

        Assert.DoesNotContain(refused.Errors, error => error.ToString().Contains("encord-import-", StringComparison.Ordinal));
        Assert.Empty(refused.Output);
        Assert.Equal(1L, Assert.Single(skipped.ThrowOnError().Values("Added")));
        Assert.Equal(4L, Assert.Single(skipped.Values("ProblemCount")));
    }

    [Fact]
    public void What_if_writes_the_plan_and_a_map_says_what_classes_become()
    {
        Folder("names:\n  0: \"Cox's \\\"Orange\\\"\"\n  1: 'No'\n", ("bench-000000.txt", "0 0.5 0.5 0.1 0.1\n1 0.2 0.2 0.1 0.1\n"), ("elsewhere.txt", "0 0.5 0.5 0.1 0.1\n"));
        _fixture.Emulator.RequestLog.Clear();

        var plan = Import("-ClassMap @{ 'Cox''s \"Orange\"' = 'Apple'; No = $null } -WhatIf").ThrowOnError();
        var wrong = Import("-ClassMap @{ Cherry = 'Apple' }");

        Assert.Equal(0, _fixture.Emulator.RequestLog.ChangeCount);
        Assert.Equal(1L, Assert.Single(plan.Values("Objects")));
        Assert.Contains(plan.Warnings, warning => warning.Contains("labels/elsewhere.txt", StringComparison.Ordinal));
        Assert.Contains(plan.Warnings, warning => warning.Contains("'No'", StringComparison.Ordinal));
        Assert.Equal(["EncordInvalidArgument"], wrong.ErrorIds);
        Assert.Contains("Cherry", wrong.Errors[0].ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Import-EncordYoloLabel", "not a YOLO folder")]
    [InlineData("Import-EncordVocLabel", "not a VOC folder")]
    public void A_folder_of_something_else_is_refused(string command, string words)
    {
        Directory.CreateDirectory(_fixture.PathOf("out"));

        var result = _fixture.Shell.Run($"{command} {_fixture.OtherProject} '{_fixture.PathOf("out")}'; {command} {_fixture.OtherProject} '{_fixture.PathOf("nowhere")}'");

        Assert.Equal(["EncordInvalidArgument", "EncordNotFound"], result.ErrorIds);
        Assert.Contains(words, result.Errors[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Xml_that_is_damaged_or_dangerous_is_a_problem_of_its_file()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_fixture.PathOf("out"), "Annotations")).FullName;
        File.WriteAllText(Path.Combine(folder, "bench-000000.xml"), "<annotation><object><name>Apple</name><bndbox><xmin>1</xmin><ymin>1</ymin><xmax>20</xmax><ymax>20</ymax></bndbox></object></annotation>");
        File.WriteAllText(Path.Combine(folder, "bench-000001.xml"), "<annotation><object>");
        File.WriteAllText(Path.Combine(folder, "bench-000002.xml"), "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><annotation><filename>&e;</filename></annotation>");
        File.WriteAllText(Path.Combine(folder, "bench-000003.xml"), "<annotation><object><name>Apple</name><bndbox><xmin>30</xmin><ymin>1</ymin><xmax>20</xmax><ymax>20</ymax></bndbox></object></annotation>");

        var refused = _fixture.Shell.Run($"Import-EncordVocLabel {_fixture.OtherProject} '{_fixture.PathOf("out")}'");
        var skipped = _fixture.Shell.Run($"Import-EncordVocLabel {_fixture.OtherProject} '{_fixture.PathOf("out")}' -SkipInvalid").ThrowOnError();

        Assert.Equal(3, refused.Errors.Count);
        Assert.Empty(refused.Output);
        Assert.Equal(1L, Assert.Single(skipped.Values("Added")));
        Assert.Equal([0, 0, 0.1, 0.2], Numbers(Assert.Single(Instances(_fixture.OtherProject))), (left, right) => Math.Abs(left - right) < 1e-9);
    }

    private ShellResult Import(string parameters) => _fixture.Shell.Run($"Import-EncordYoloLabel {_fixture.OtherProject} '{_fixture.PathOf("out")}' {parameters}");

    private void Folder(string yaml, params (string Name, string Lines)[] files)
    {
        foreach ((var name, var lines) in files)
        {
            var path = Path.Combine(_fixture.PathOf("out"), "labels", name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, lines);
        }

        File.WriteAllText(Path.Combine(_fixture.PathOf("out"), "data.yaml"), yaml);
    }

    private IReadOnlyList<PSObject> Instances(string project) => _fixture.Shell.Run($"Get-EncordLabelRow {project} -InitializedOnly | Get-EncordObjectInstance").ThrowOnError().Output;

    private static double[] Numbers(PSObject instance) =>
    [
        .. new[] { "X", "Y", "Width", "Height", "Theta" }.Select(name => instance.Properties[name].Value).Where(value => value is not null).Select(value => Convert.ToDouble(value, CultureInfo.InvariantCulture)),
    ];

    private static bool Holds(string task, string feature) => task switch { "Pose" => feature == "Picker", "Detect" => true, _ => feature != "Picker" };
}
