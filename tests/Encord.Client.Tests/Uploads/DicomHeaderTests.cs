using CsCheck;
using Encord.Client.Uploads;

namespace Encord.Client.Tests.Uploads;

public sealed class DicomHeaderTests
{
    [Theory]
    [InlineData(DicomBytes.LittleImplicit, true)]
    [InlineData(DicomBytes.LittleExplicit, true)]
    [InlineData(DicomBytes.Deflated, true)]
    [InlineData(DicomBytes.BigExplicit, true)]
    [InlineData(DicomBytes.Jpeg, true)]
    [InlineData(DicomBytes.LittleImplicit, false)]
    [InlineData(DicomBytes.LittleExplicit, false)]
    public void The_series_and_the_instance_are_read_in_every_transfer_syntax(string syntax, bool withPreamble) =>
        Assert.Equal(new DicomHeader("1.2.840.55", "1.2.840.7"), Read(DicomBytes.Write(syntax, "1.2.840.55", "1.2.840.7", withPreamble)));

    [Fact]
    public void A_file_without_a_series_is_still_dicom() =>
        Assert.Equal(new DicomHeader(null, "1.2.7"), Read(DicomBytes.Write(DicomBytes.LittleExplicit, null, "1.2.7")));

    [Theory]
    [InlineData("")]
    [InlineData("DICM")]
    [InlineData("a text that is longer than the eight bytes of an element")]
    public void Other_content_is_not_dicom(string content) => Assert.Null(Read(System.Text.Encoding.ASCII.GetBytes(content)));

    [Fact]
    public void Damage_never_ends_in_an_exception() =>
        Gen.Select(Gen.Int[0, 4], Gen.Int[0, 700], Gen.Byte, Gen.Int[0, 700]).Sample((syntax, at, value, length) =>
        {
            string[] syntaxes = [DicomBytes.LittleImplicit, DicomBytes.LittleExplicit, DicomBytes.Deflated, DicomBytes.BigExplicit, DicomBytes.Jpeg];
            var file = DicomBytes.Write(syntaxes[syntax], "1.2.3", "1.2.4");
            file[at % file.Length] = value;
            _ = Read(file);
            _ = Read(file[..(length % file.Length)]);
        });

    private static DicomHeader? Read(byte[] file) => DicomHeader.Read(new MemoryStream(file));
}
