using Encord.Client.Interchange;

namespace Encord.Client.Tests.Coco;

/// <summary>Forms as the Unicode character database defines them.</summary>
public class NameFormTests
{
    [Theory]
    [InlineData("caf\u00e9.png", "cafe\u0301.png")]
    [InlineData("\u1e69", "s\u0323\u0307")]
    [InlineData("s\u0307\u0323", "s\u0323\u0307")]
    [InlineData("\u01d6", "u\u0308\u0304")]
    [InlineData("\ud55c\uae00", "\u1112\u1161\u11ab\u1100\u1173\u11af")]
    [InlineData("\u212b", "A\u030a")]
    [InlineData("plain", "plain")]
    [InlineData("\ud83d", "\ud83d")]
    public void Names_are_taken_apart(string name, string apart)
    {
        Assert.Equal(apart, NameForm.Of(name));
        Assert.True(NameForm.AreSame(name, apart));
        Assert.Equal(apart, NameForm.Of(apart));
    }

    [Theory]
    [InlineData("fire", "\ufb01re", true)]
    [InlineData("car", "\uff43ar", true)]
    [InlineData("big car", "big\u00a0car", true)]
    [InlineData("car", "c\u200bar", true)]
    [InlineData("car", "cat", false)]
    [InlineData("car", "car", false)]
    public void Names_that_look_alike_are_known(string left, string right, bool alike) => Assert.Equal(alike, NameForm.LookAlike(left, right));
}
