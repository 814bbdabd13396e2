using Encord.Client.Labels.Editing;

namespace Encord.Client.Tests.Labels;

public class DetectionRowTests
{
    private static readonly LabelRow First = Row("d1", "main");
    private static readonly LabelRow Second = Row("d2", "main");

    [Fact]
    public void A_detection_belongs_to_the_row_of_its_data_unit()
    {
        Assert.Same(First, DetectionRow.Find(Detection("d1"), [First, Second]));
        Assert.Same(Second, DetectionRow.Find(Detection("D2"), [First, Second, Second]));
        Assert.Same(First, DetectionRow.Find(Detection(null), [First]));
    }

    [Fact]
    public void One_that_fits_no_row_or_several_is_refused()
    {
        Refused(Detection("d3"), "data unit d3", First, Second);
        Refused(Detection("d3"), "data unit d3", First);
        Refused(Detection("d1"), "main, review", First, Row("d1", "review"));
        Refused(Detection(null), "which of the 2 label rows", First, Second);
    }

    private static void Refused(Detection detection, string part, params LabelRow[] rows)
    {
        var error = Assert.Throws<EncordException>(() => DetectionRow.Find(detection, rows));
        Assert.Equal(EncordErrorId.InvalidArgument, error.ErrorId);
        Assert.Contains(part, error.Message);
    }

    private static LabelRow Row(string dataHash, string branch) => new("p") { DataHash = dataHash, BranchName = branch };

    private static Detection Detection(string? dataHash) => new("p", "t") { DataHash = dataHash, Name = "Car", File = "street.png" };
}
