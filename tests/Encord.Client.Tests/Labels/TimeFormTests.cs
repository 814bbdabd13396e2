using System.Globalization;
using CsCheck;
using Encord.Client.Json;

namespace Encord.Client.Tests.Labels;

/// <summary>The usual forms of a time are read without the framework's parser. It reads them in the same way, and what has another form too.</summary>
public sealed class TimeFormTests
{
    private static readonly string[] Forms =
    [
        "ddd, dd MMM yyyy HH:mm:ss 'UTC'", "ddd, dd MMM yyyy HH:mm:ss 'GMT'", "ddd, dd MMM yyyy HH:mm:ss", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss'Z'",
        "yyyy-MM-dd HH:mm:ss.ffffff", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF",
    ];

    private static readonly Gen<(DateTime Time, string Form)> Times =
        Gen.Select(Gen.Long[DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks].Select(ticks => new DateTime(ticks)), Gen.Int[0, Forms.Length - 1].Select(i => Forms[i]));

    [Fact]
    public void A_time_in_a_usual_form_is_that_time() => Times.Sample(pair =>
    {
        var text = pair.Time.ToString(pair.Form, CultureInfo.InvariantCulture);
        Assert.Equal(new DateTimeOffset(DateTime.ParseExact(text, pair.Form, CultureInfo.InvariantCulture), TimeSpan.Zero), JsonTime.Parse(text));
    });

    [Fact]
    public void A_wrong_name_of_the_day_does_not_lose_the_time()
    {
        foreach (var text in new[] { "Tue, 21 Mar 2026 09:58:08 UTC", "Tue, 21 Mar 2026 09:58:08", "Tue, 21 Mar 2026 09:58:08 ", "Tue, 21  Mar 2026 09:58:08 GMT" })
        {
            Assert.Equal(new DateTimeOffset(2026, 3, 21, 9, 58, 8, TimeSpan.Zero), JsonTime.Parse(text));
        }

        Assert.Null(JsonTime.Parse("Day, 21 Mar 2026 09:58:08 UTC"));
    }

    [Fact]
    public void What_is_nearly_a_time_is_what_the_framework_takes_it_for() => Gen.Select(Times, Gen.Int[0, 30], Gen.Char[" 0129TZ:,.ajS"], Gen.Int[0, 2]).Sample((pair, at, value, kind) =>
    {
        var text = pair.Time.ToString(pair.Form, CultureInfo.InvariantCulture);
        at = Math.Min(at, text.Length - 1);
        text = kind switch
        {
            0 => text.Remove(at, 1),
            1 => text.Insert(at, value.ToString()),
            _ => text.Remove(at, 1).Insert(at, value.ToString()),
        };

        // Blanks around make it a form that only the framework's parser reads.
        Assert.Equal(JsonTime.Parse("     " + text + "     "), JsonTime.Parse(text));
    });
}
