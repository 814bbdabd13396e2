using Encord.Client.Uploads;

namespace Encord.Client.Tests.Uploads;

public sealed class UploadPlanTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("encord-client-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("a.PNG", "Image")]
    [InlineData("a.b.jpeg", "Image")]
    [InlineData("a.mp4", "Video")]
    [InlineData("a.mp3", "Audio")]
    [InlineData("a.nii.gz", "Nifti")]
    [InlineData("a.csv", "PlainText")]
    [InlineData("a.pdf", "Pdf")]
    public void A_name_tells_the_kind(string name, string kind) => Assert.Equal(kind, new UploadPlan(null, null).Add(Touch(name))!.Kind.Name);

    [Theory]
    [InlineData("a.gz")]
    [InlineData("png")]
    [InlineData("a.exe")]
    public void A_name_that_tells_nothing_is_refused_unless_the_kind_is_given(string name)
    {
        var failure = Assert.Throws<EncordException>(() => new UploadPlan(null, null).Add(Touch(name)));
        Assert.Equal(EncordErrorId.FileTypeNotSupported, failure.ErrorId);
        Assert.Equal("Video", new UploadPlan(UploadKind.Video, null).Add(Touch(name))!.Kind.Name);
    }

    [Fact]
    public void Files_of_a_series_wait_for_the_others_of_their_folder()
    {
        var plan = new UploadPlan(null, null);
        Assert.Null(plan.Add(Dicom("one/1.dcm", "1.2.3")));
        Assert.Null(plan.Add(Dicom("two/1.dcm", "1.2.3")));
        Assert.NotNull(plan.Add(Touch("one/a.png")));
        Assert.Null(plan.Add(Dicom("one/2.dcm", "1.2.3")));
        Assert.Equal([("one", 2), ("two", 1)], plan.Groups().Select(unit => (unit.Title, unit.Files.Count)));
    }

    [Theory]
    [InlineData("IM000001")]
    [InlineData("1.2.840.113619.2.55")]
    [InlineData("scan.DCM")]
    [InlineData("scan.txt.bak")]
    public void Dicom_is_known_by_its_content(string name)
    {
        var plan = new UploadPlan(null, null);
        Assert.Null(plan.Add(Dicom(name, "1.2.3")));
        Assert.Equal((UploadKind.Dicom, "1.2.3"), (Assert.Single(plan.Groups()).Kind, plan.Groups().Single().SeriesUid));
    }

    [Fact]
    public void A_file_that_is_only_named_like_dicom_is_refused()
    {
        foreach (var kind in new[] { null, UploadKind.Dicom })
        {
            var failure = Assert.Throws<EncordException>(() => new UploadPlan(kind, null).Add(Touch("false.dcm")));
            Assert.Equal(EncordErrorId.FileTypeNotSupported, failure.ErrorId);
            Assert.Contains("is not a DICOM file", failure.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("walk")]
    public void Two_series_of_one_folder_are_two_units_with_titles_of_their_own(string? title)
    {
        var plan = new UploadPlan(null, title);
        plan.Add(Dicom("scan/1.dcm", "1.2.3"));
        plan.Add(Dicom("scan/2.dcm", "1.2.4"));
        plan.Add(Dicom("scan/3.dcm", "1.2.3"));
        var name = title ?? "scan";
        Assert.Equal([($"{name} (1.2.3)", 2), ($"{name} (1.2.4)", 1)], plan.Groups().Select(unit => (unit.Title, unit.Files.Count)));
    }

    [Fact]
    public void A_title_makes_one_group_of_all_folders_and_is_for_one_single_file_only()
    {
        var groups = new UploadPlan(UploadKind.ImageGroup, "walk");
        groups.Add(Touch("one/a.png"));
        groups.Add(Touch("two/b.png"));
        Assert.Equal([("walk", 2)], groups.Groups().Select(unit => (unit.Title, unit.Files.Count)));

        var singles = new UploadPlan(null, "walk");
        Assert.Equal("walk", singles.Add(Touch("a.png"))!.Title);
        Assert.Equal(EncordErrorId.InvalidArgument, Assert.Throws<EncordException>(() => singles.Add(Touch("b.png"))).ErrorId);
    }

    [Fact]
    public void Rows_and_errors_find_their_units_by_title_and_key()
    {
        var first = Uploaded("a.png", "k1");
        var second = Uploaded("a.png", "k2");
        var third = Uploaded("b.png", "k3");
        var lost = Uploaded("c.png", "k4");
        var state = new UploadJobState("DONE")
        {
            Added = [("d1", "a.png"), ("d2", "a.png"), ("d3", "a.png")],
            UnitErrors = [(["k3"], "'b.png' is too large.")],
        };
        var results = UploadOutcome.Assign([first, second, third, lost], state).ToList();
        Assert.Equal(["d1"], results[0].DataHashes);
        Assert.Equal(["d2", "d3"], results[1].DataHashes);
        Assert.Equal(EncordErrorId.FileSizeNotSupported, results[2].Failure!.ErrorId);
        Assert.Equal(EncordErrorId.UnexpectedResponse, results[3].Failure!.ErrorId);
    }

    [Theory]
    [InlineData("ERROR", EncordErrorId.InvalidArgument)]
    [InlineData("CANCELLED", EncordErrorId.OperationNotAllowed)]
    public void A_job_that_fails_fails_all_its_units(string status, string errorId) =>
        Assert.Equal(errorId, Assert.Single(UploadOutcome.Assign([Uploaded("a.png", "k1")], new UploadJobState(status) { Errors = ["quota"] })).Failure!.ErrorId);

    [Fact]
    public void Progress_is_told_in_bytes_of_all_files()
    {
        var progress = new UploadProgress();
        progress.Expect([Uploaded("a.png", "k1").Unit, Uploaded("b.png", "k2").Unit]);
        progress.Sent(1);
        progress.UnitDone();
        Assert.Equal("1 of 2 added, 1 bytes of 2 bytes sent", UploadText.Of(progress));
        progress.Sent(2_499_999);
        Assert.Equal("1 of 2 added, 2.5 MB of 2 bytes sent", UploadText.Of(progress));
        progress.Sent(-2_499_999);
        Assert.Equal(1, progress.SentBytes);
        Assert.Equal("3 of 5 processed", UploadText.Of(new UploadJobState("PENDING") { Pending = 2, Ended = 3 }));
    }

    private UploadedUnit Uploaded(string title, string key) =>
        new(new UploadUnit(UploadKind.Image, title, [Touch(title)]), [new UploadPlace(key, "https://storage.test")]);

    private LocalFile Dicom(string name, string seriesUid)
    {
        var path = Touch(name).Path;
        File.WriteAllBytes(path, DicomBytes.Write(DicomBytes.LittleExplicit, seriesUid, "1.2.9"));
        return LocalFile.At(path);
    }

    private LocalFile Touch(string name)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "x");
        return LocalFile.At(path);
    }
}
