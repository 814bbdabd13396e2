using CsCheck;
using Encord.Client.LabelRows.Operations;

namespace Encord.Client.Tests.LabelRows;

/// <summary>Labels come down a pipeline one by one; what is done with them is done row by row.</summary>
public sealed class RowGroupsTests
{
    [Fact]
    public void A_row_whose_labels_come_together_is_in_one_group_wherever_the_limit_falls() => Gen.Select(Gen.Int[1, 5], Gen.Int[1, 4].Array[1, 20]).Sample(
        (limit, counts) =>
        {
            var groups = new RowGroups<int>(limit);
            var taken = new List<RowGroup<int>>();
            for (var row = 0; row < counts.Length; row++)
            {
                for (var label = 0; label < counts[row]; label++)
                {
                    var reference = new LabelRowReference($"row {row}");
                    if (groups.IsFullFor(reference))
                    {
                        var full = groups.Take();
                        Assert.Equal(limit, full.Count);
                        taken.AddRange(full);
                    }

                    groups.Add(reference, label);
                }
            }

            taken.AddRange(groups.Take());
            Assert.Equal(counts, taken.Select(group => group.Edits.Count));
            Assert.All(taken, group => Assert.Equal(Enumerable.Range(0, group.Edits.Count), group.Edits));
        });
}
