using Encord.Client.Labels.Documents;

namespace Encord.Client.Tests.Labels;

public class LabelTimeTests
{
    [Theory]
    [InlineData("Tue, 17 Jan 2023 11:43:52 UTC")]
    [InlineData("Tue, 17 Jan 2023 11:43:52 GMT")]
    [InlineData("Tue, 17 Jan 2023 11:43:52 ")]
    [InlineData("2023-01-17 11:43:52")]
    [InlineData("2023-01-17T11:43:52")]
    [InlineData("2023-01-17T11:43:52.000000")]
    [InlineData("2023-01-17T11:43:52Z")]
    [InlineData("2023-01-17T13:43:52+02:00")]
    public void Every_spelling_is_the_same_moment(string text) =>
        Assert.Equal(new DateTimeOffset(2023, 1, 17, 11, 43, 52, TimeSpan.Zero), LabelTime.Read(text));

    [Fact]
    public void Times_are_written_in_the_vendors_long_form() =>
        Assert.Equal("Tue, 17 Jan 2023 11:43:52 UTC", LabelTime.Write(new DateTimeOffset(2023, 1, 17, 13, 43, 52, TimeSpan.FromHours(2))));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("yesterday, perhaps")]
    public void What_is_no_time_is_none(string? text) => Assert.Null(LabelTime.Read(text));
}
