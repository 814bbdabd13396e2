using CsCheck;
using Encord.Client.Interchange.Exporting;

namespace Encord.Client.Tests.Interchange;

public sealed class StemTableTests
{
    [Fact]
    public void All_that_have_one_name_get_their_hash_and_the_others_stay()
    {
        NamedData[] data =
        [
            new("a.png", "11111111-x", "", false), new("a.jpg", "22222222-x", "", false), new("A.png", "33333333-x", "", false), new("b.png", "44444444-x", "", false),
            new("clip.mp4", "55555555-x", "", true), new("clip_000004.png", "66666666-x", "", false),
        ];
        var table = new StemTable(new NamePattern(null));
        data.ToList().ForEach(table.Add);

        Assert.Equal(
            ["a_11111111", "a_22222222", "A_33333333", "b", "clip_000004", "clip_000004_66666666"],
            data.Select(one => table.NameOf(one, one.IsOneOfMany ? 4 : 0)));
        Assert.Equal([true, true, true, false, false, true], data.Select(table.IsRenamed));
    }

    [Fact]
    public void Names_of_any_titles_are_distinct_inside_the_folder() => Gen.Char["aA./\\_0\u00FCu\u0308\n \uD83D"].Array[0, 12].Select(letters => new string(letters)).Array[1, 20].Sample(
        titles =>
        {
            var table = new StemTable(new NamePattern(null));
            NamedData[] data = [.. titles.Select((title, i) => new NamedData(title, Guid.NewGuid().ToString(), "", i % 3 == 0))];
            data.ToList().ForEach(table.Add);
            string[] names = [.. data.SelectMany(one => one.IsOneOfMany ? new[] { table.NameOf(one, 0), table.NameOf(one, 1) } : [table.NameOf(one, 0)])];
            Assert.Equal(names.Length, names.Select(name => Encord.Client.Interchange.NameForm.Of(name)).Distinct(StringComparer.OrdinalIgnoreCase).Count());
            Assert.All(names, name => Assert.DoesNotContain(name, letter => letter is '/' or '\\' or '.' || char.IsControl(letter)));
        });
}
