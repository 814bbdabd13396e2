using System.Text;
using Encord.Client.Labels.Documents;
using Encord.Client.Labels.Rules;

namespace Encord.Client.Tests.Labels;

public class BadDocumentTests
{
    private static readonly LabelRowFacts Facts = new() { LabelHash = "row", DataTitle = "street.mp4", NumberOfFrames = 10 };

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("[]")]
    [InlineData("{\"label_hash\":\"row\"")]
    [InlineData("{\"label_hash\":\"row\"} {}")]
    [InlineData("{\"label_hash\":\"row\",\"data_units\":{\"d\":{\"labels\":{\"objects\":[{\"objectHash\":")]
    public void What_is_no_document_is_an_error_that_names_the_row(string json)
    {
        var error = Assert.Throws<EncordException>(() => LabelDocument.Load(Encoding.UTF8.GetBytes(json), Facts));

        Assert.Equal(EncordErrorId.CorruptedLabel, error.ErrorId);
        Assert.Contains("'street.mp4' (row)", error.Message);
    }

    [Fact]
    public void A_document_of_another_row_is_refused()
    {
        var error = Assert.Throws<EncordException>(() => LabelDocument.Load("{\"label_hash\":\"other\"}"u8.ToArray(), Facts));

        Assert.Equal(EncordErrorId.InvalidArgument, error.ErrorId);
        Assert.Contains("another label row (other)", error.Message);
    }

    [Theory]
    [InlineData("""{"12":{"objects":[{"objectHash":"o","featureHash":"car","boundingBox":{"x":0,"y":0,"w":1,"h":1}}],"classifications":[]}}""", EncordErrorId.InvalidArgument, "frame 12")]
    [InlineData("""{"first":{"objects":[],"classifications":[]}}""", EncordErrorId.InvalidArgument, "'first'")]
    [InlineData("""{"1":{"objects":[{"objectHash":"o","featureHash":"nobody","boundingBox":{"x":0,"y":0,"w":1,"h":1}}],"classifications":[]}}""", EncordErrorId.FeatureNotFound, "frame 1, object o")]
    [InlineData("""{"1":{"objects":[{"objectHash":"o","featureHash":"car","boundingBox":{"x":0,"y":0,"w":1}}],"classifications":[]}}""", EncordErrorId.InvalidArgument, "frame 1, object o")]
    [InlineData("""{"1":{"objects":[{"objectHash":"o","featureHash":"car","boundingBox":{"x":"NaN","y":0,"w":1,"h":1}}],"classifications":[]}}""", EncordErrorId.InvalidArgument, "lacks x")]
    [InlineData("""{"1":{"objects":[{"objectHash":"o","featureHash":"car","point":{"0":{"x":0,"y":0}}}],"classifications":[]}}""", EncordErrorId.InvalidArgument, "BoundingBox")]
    [InlineData("""{"1":{"objects":[{"objectHash":"o","featureHash":"mask","bitmask":{"top":0,"left":0,"width":100,"height":50,"rleString":"T3b1bj"}}],"classifications":[]}}""", EncordErrorId.InvalidArgument, "truncated")]
    [InlineData("""{"1":{"objects":[{"objectHash":"o","featureHash":"mask","bitmask":{"top":0,"left":0,"width":10,"height":50,"rleString":"08"}}],"classifications":[]}}""", EncordErrorId.InvalidArgument, "10 × 50")]
    [InlineData("""{"1":{"objects":[{"objectHash":"o","featureHash":"area","polygons":[[[0,1,2]]]}],"classifications":[]}}""", EncordErrorId.InvalidArgument, "frame 1, object o")]
    [InlineData("""{"1":{"objects":[{"objectHash":"o","featureHash":"car","boundingBox":{"x":0,"y":0,"w":1,"h":1}},{"objectHash":"o","featureHash":"car","boundingBox":{"x":0,"y":0,"w":1,"h":1}}],"classifications":[]}}""", EncordErrorId.InvalidArgument, "twice")]
    [InlineData("""{"1":{"objects":[{"featureHash":"car"}],"classifications":[]}}""", EncordErrorId.InvalidArgument, "frame 1")]
    [InlineData("""{"1":{"objects":[],"classifications":[{"classificationHash":"a","featureHash":"weather"},{"classificationHash":"b","featureHash":"weather"}]}}""", EncordErrorId.InvalidArgument, "frame 1, classification b")]
    public void A_document_made_by_hand_is_checked_to_the_place(string labels, string errorId, string part)
    {
        var document = SampleRow.Open("video", 10, labels);

        var error = Assert.Throws<EncordException>(() => new DocumentCheck(document, SampleRow.Ontology).Run());

        Assert.Equal(errorId, error.ErrorId);
        Assert.Contains("'street.mp4' (row)", error.Message);
        Assert.Contains(part, error.Message);
    }

    [Fact]
    public void A_good_document_passes_the_check() =>
        Assert.All(RecordedLabels.All, recorded => new DocumentCheck(recorded.Open(), recorded.Ontology).Run());

    [Theory]
    [InlineData("car", """ "boundingBox":{"x":10,"y":20,"w":30,"h":5} """, "leaves the picture")]
    [InlineData("car", """ "boundingBox":{"x":0,"y":0,"w":0,"h":1} """, "no area")]
    [InlineData("area", """ "polygon":{"0":{"x":0,"y":0},"1":{"x":1,"y":1}} """, "three points")]
    [InlineData("mask", """ "bitmask":{"top":0,"left":0,"width":100,"height":50,"rleString":""} """, "no pixel")]
    public void What_is_no_place_in_a_picture_is_reported_and_not_refused(string feature, string coordinates, string part)
    {
        var document = SampleRow.Open(
            "video", 10, $$"""{"1":{"objects":[{"objectHash":"o","featureHash":"{{feature}}",{{coordinates}} }],"classifications":[]} }""");

        var oddity = Assert.Single(new DocumentCheck(document, SampleRow.Ontology).Run());

        Assert.Contains("'street.mp4' (row), frame 1, object o", oddity);
        Assert.Contains(part, oddity);
    }

    [Fact]
    public void Damaged_coordinates_are_named_when_they_are_read()
    {
        var document = SampleRow.Open("video", 10, """{"3":{"objects":[{"objectHash":"o","featureHash":"car","boundingBox":{"x":0}}],"classifications":[]}}""");

        var error = Assert.Throws<EncordException>(() => document.Objects());
        Assert.Equal(EncordErrorId.CorruptedLabel, error.ErrorId);
        Assert.Contains("frame 3, object o", error.Message);
    }

    [Fact]
    public void A_document_of_300_megabytes_is_loaded_read_and_saved()
    {
        // A member that nobody knows: the worst case for whatever builds more than it needs.
        var head = Encoding.UTF8.GetBytes("{\"label_hash\":\"row\",\"data_type\":\"image\",\"x\":\"");
        var tail = "\",\"data_units\":{\"d\":{\"labels\":{\"objects\":[],\"classifications\":[]}}},\"object_answers\":{},\"classification_answers\":{},\"object_actions\":{}}"u8.ToArray();
        var json = new byte[300_000_000];
        json.AsSpan().Fill((byte)'x');
        head.CopyTo(json, 0);
        tail.CopyTo(json, json.Length - tail.Length);

        var document = LabelDocument.Load(json, Facts);

        Assert.Empty(document.Objects());
        Assert.True(json.AsSpan().SequenceEqual(document.ToJsonForSaving().ToArray()));
    }
}
