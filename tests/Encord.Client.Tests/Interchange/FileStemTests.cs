using Encord.Client.Interchange;
using Encord.Client.Interchange.Exporting;

namespace Encord.Client.Tests.Interchange;

public sealed class FileStemTests
{
    [Theory]
    [InlineData("street-0001.png", "street-0001")]
    [InlineData("../../evil.png", "________evil")]
    [InlineData(@"c:\temp\a.jpg", "c___temp__a")]
    [InlineData("CON", "CON_")]
    [InlineData("com7.png", "com7_")]
    [InlineData("no extension", "no_extension")]
    [InlineData("v1.2", "v1_2")]
    [InlineData("a.b.c.jpeg", "a_b_c")]
    [InlineData("", "unnamed")]
    [InlineData(".png", "unnamed")]
    [InlineData("[1]#%?*.png", "_1_____")]
    [InlineData("u\u0308ber.png", "\u00FCber")]
    [InlineData("\u200Bzero.png", "zero")]
    [InlineData("\uD83D\uDE00.png", "\uD83D\uDE00")]
    public void A_title_becomes_a_name_that_every_file_system_takes(string title, string stem) => Assert.Equal(stem, FileStem.Of(title));

    [Fact]
    public void A_long_title_is_cut_by_letters_and_by_bytes()
    {
        Assert.Equal(100, FileStem.Of(new string('n', 300)).Length);
        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(FileStem.Of(new string('\u96EA', 300))), 150, 204);
        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(FileStem.Of(string.Concat(Enumerable.Repeat("\uD83D\uDE00", 300)))), 150, 204);
    }

    [Theory]
    [InlineData("u\u0308", "\u00FC")]
    [InlineData("\u00FC", "\u00FC")]
    [InlineData("e\u0302\u0301", "\u1EBF")]
    [InlineData("\u1100\u1161\u11A8", "\uAC01")]
    [InlineData("a\u0323\u0302", "\u1EAD")]
    [InlineData("a\u0302\u0323", "\u1EAD")]
    [InlineData("plain", "plain")]
    public void Letters_and_marks_are_put_together(string apart, string together) => Assert.Equal(together, NameForm.Compose(apart));
}
