using System.Globalization;
using CsCheck;
using Encord.Client.PlainText;

namespace Encord.Client.Tests.PlainText;

public sealed class TimeTextTests
{
    private static readonly Gen<DateTime> Times = Gen.Int[0, int.MaxValue].Select(seconds => new DateTime(1990, 1, 1).AddSeconds(seconds % 2_000_000_000));

    [Theory]
    [InlineData("2024-11-01T10:00:00Z")]
    [InlineData("2024-11-01T12:00:00+02:00")]
    [InlineData("2024-11-01T10:00:00.0000000+00:00")]
    [InlineData("2024-11-01 10:00Z")]
    [InlineData("20241101T100000Z")]
    [InlineData("11/01/2024 10:00:00 +00:00")]
    [InlineData("Fri, 01 Nov 2024 10:00:00 GMT")]
    public void Reads_the_fixed_forms_alike_in_every_culture(string text)
    {
        var expected = new DateTimeOffset(2024, 11, 1, 10, 0, 0, TimeSpan.Zero);
        // Where 11/01/2024 is the eleventh of January it has two meanings, which the tests below try.
        Assert.All(Cultures.Names.Where(name => name != Cultures.British), name => Assert.Equal(expected, TimeText.Read(text, Cultures.Get(name))));
    }

    [Theory]
    [InlineData(Cultures.Invariant, "2024-11-01")]
    [InlineData(Cultures.German, "2024-11-01")]
    [InlineData(Cultures.British, "2024/11/01")]
    [InlineData(Cultures.Persian, "2024/11/1")]
    [InlineData(Cultures.German, "11/01/2024")]
    [InlineData(Cultures.Invariant, "1 Nov 2024")]
    [InlineData(Cultures.German, "01.11.2024")]
    [InlineData(Cultures.German, "20241101")]
    public void Reads_a_day_that_has_one_meaning(string culture, string text)
    {
        var time = TimeText.Read(text, Cultures.Get(culture));
        Assert.Equal(new DateTime(2024, 11, 1), time.DateTime);
        Assert.Equal(TimeZoneInfo.Local.GetUtcOffset(time.DateTime), time.Offset);
    }

    [Theory]
    [InlineData(Cultures.British, "01/11/2024", "can mean 2024-01-11 or 2024-11-01")]
    [InlineData(Cultures.British, "11/01/2024 10:00:00", "can mean 2024-11-01 or 2024-01-11")]
    [InlineData(Cultures.Invariant, "31.12.2024", "not a date")]
    [InlineData(Cultures.Invariant, "31/12/2024", "not a date")]
    [InlineData(Cultures.Invariant, "10:00", "not a date")]
    [InlineData(Cultures.Invariant, "November", "not a date")]
    [InlineData(Cultures.Invariant, "01/02/24", "not a date")]
    [InlineData(Cultures.Invariant, "2024-02-30", "not a date")]
    [InlineData(Cultures.Invariant, "", "not a date")]
    public void Refuses_what_has_none_or_two(string culture, string text, string why)
    {
        var refused = Assert.Throws<EncordException>(() => TimeText.Read(text, Cultures.Get(culture)));
        Assert.Contains(why, refused.Message);
        Assert.Contains("ISO 8601", refused.Message);
    }

    [Fact]
    public void Reads_iso_alike_in_every_culture()
    {
        Times.Sample(time => Assert.All(
            Cultures.Names, name => Assert.Equal(time, TimeText.Read(time.ToString("s", CultureInfo.InvariantCulture), Cultures.Get(name)).DateTime)));
    }

    [Fact]
    public void Reads_a_cultures_form_rightly_or_not_at_all()
    {
        Times.Sample(time => Assert.All(Cultures.Names, name =>
        {
            var culture = Cultures.Get(name);
            try
            {
                Assert.Equal(time, TimeText.Read(time.ToString("G", culture), culture).DateTime);
            }
            catch (EncordException refused)
            {
                Assert.Contains("ISO 8601", refused.Message);
            }
        }));
    }
}
