using System.Globalization;
using CsCheck;
using Encord.Client.PlainText;

namespace Encord.Client.Tests.PlainText;

public sealed class NumberTextTests
{
    [Theory]
    [InlineData(Cultures.Invariant, "0.5", 0.5)]
    [InlineData(Cultures.Invariant, " -1.5e-1 ", -0.15)]
    [InlineData(Cultures.German, "0,5", 0.5)]
    [InlineData(Cultures.German, "0,125", 0.125)]
    [InlineData(Cultures.German, "12,5", 12.5)]
    [InlineData(Cultures.German, "1.000", 1)]
    [InlineData(Cultures.Persian, "0٫5", 0.5)]
    public void Reads_what_has_one_meaning(string culture, string text, double expected)
    {
        Assert.Equal(expected, NumberText.Read(text, Cultures.Get(culture)));
    }

    [Theory]
    [InlineData(Cultures.Invariant, "0,1")]
    [InlineData(Cultures.British, "0,1")]
    [InlineData(Cultures.Persian, "0,1")]
    [InlineData(Cultures.German, "1,000")]
    [InlineData(Cultures.German, "1.000,5")]
    [InlineData(Cultures.British, "1,000")]
    [InlineData(Cultures.Invariant, "")]
    [InlineData(Cultures.Invariant, "NaN")]
    [InlineData(Cultures.Invariant, "Infinity")]
    [InlineData(Cultures.Invariant, "1e999")]
    [InlineData(Cultures.Invariant, "a")]
    [InlineData(Cultures.Invariant, "0x10")]
    public void Refuses_what_has_none_or_two(string culture, string text)
    {
        var refused = Assert.Throws<EncordException>(() => NumberText.Read(text, Cultures.Get(culture)));
        Assert.Equal(EncordErrorId.InvalidArgument, refused.ErrorId);
        Assert.Equal(text.Contains(','), refused.Message.Contains("with a point"));
    }

    [Fact]
    public void Reads_the_invariant_form_alike_in_every_culture()
    {
        Gen.Double.Where(double.IsFinite).Sample(number => Assert.All(
            Cultures.Names,
            name => Assert.Equal(number, NumberText.Read(number.ToString("R", CultureInfo.InvariantCulture), Cultures.Get(name)))));
    }

    [Fact]
    public void Reads_a_cultures_form_rightly_or_not_at_all()
    {
        Gen.Int[-99999, 99999].Select(thousandths => thousandths / 1000.0).Sample(number => Assert.All(Cultures.Names, name =>
        {
            var culture = Cultures.Get(name);
            try
            {
                Assert.Equal(number, NumberText.Read(number.ToString("R", culture), culture));
            }
            catch (EncordException)
            {
                Assert.Matches(@"^\P{Nd}*[1-9]\d?,\d{3}$", number.ToString("R", culture));
            }
        }));
    }

    [Theory]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("-3", -3)]
    [InlineData("3.0", 3)]
    [InlineData("1e3", 1000)]
    public void Reads_whole_numbers(string text, long expected) => Assert.Equal(expected, NumberText.ReadWhole(text, CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("1.5")]
    [InlineData("0,1")]
    [InlineData("9223372036854775808")]
    [InlineData("1,000")]
    public void Does_not_round_to_whole_numbers(string text) => Assert.Throws<EncordException>(() => NumberText.ReadWhole(text, CultureInfo.InvariantCulture));
}
