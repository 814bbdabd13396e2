using Encord.Client.Uploads;

namespace Encord.Client.Tests.Uploads;

public sealed class UploadOutcomeTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("encord-client-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Rows_of_one_title_are_dealt_out_in_order_and_the_last_unit_gets_what_is_left()
    {
        var state = new UploadJobState("DONE") { Added = [("h1", "a"), ("h2", "b"), ("h3", "a"), ("h4", "a")] };
        var results = UploadOutcome.Assign([Unit("a", "k1"), Unit("b", "k2"), Unit("a", "k3")], state);
        Assert.Equal(["h1", "h2", "h3; h4"], results.Select(result => string.Join("; ", result.DataHashes)));
    }

    [Fact]
    public void What_failed_takes_no_row_from_another_of_its_title()
    {
        var state = new UploadJobState("DONE") { Added = [("h1", "a")], UnitErrors = [(["k1"], "The format is not supported.")] };
        var results = UploadOutcome.Assign([Unit("a", "k1"), Unit("a", "k2"), Unit("a", "k3")], state).ToArray();
        Assert.Equal([EncordErrorId.FileTypeNotSupported, null, EncordErrorId.UnexpectedResponse], results.Select(result => result.Failure?.ErrorId));
        Assert.Equal(["h1"], results[1].DataHashes);
    }

    private UploadedUnit Unit(string title, string objectKey)
    {
        var path = Path.Combine(_folder, title);
        File.WriteAllBytes(path, [1]);
        return new UploadedUnit(new UploadUnit(UploadKind.Image, title, [LocalFile.At(path)]), [new UploadPlace(objectKey, "https://storage.test")]);
    }
}
