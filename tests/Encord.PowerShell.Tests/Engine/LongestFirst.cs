using Encord.PowerShell.Tests.Coco;
using Encord.PowerShell.Tests.Commands.Agents;
using Encord.PowerShell.Tests.Engine;
using Encord.PowerShell.Tests.Faults;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace Encord.PowerShell.Tests.Engine;

/// <summary>
/// The fault matrix begins first, and then what waits most of its time: the others are done beside them, and no processor waits for them at the end.
/// </summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly Type[] First = [typeof(FaultMatrix), typeof(CocoInterruption), typeof(ManyWorkers), typeof(TaskAgents), typeof(KilledCommands)];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(collection => Place(collection))];

    private static int Place(ITestCollection collection)
    {
        var place = Array.FindIndex(First, type => collection.TestCollectionDisplayName.Contains(type.FullName + " ", StringComparison.Ordinal));
        return place < 0 ? First.Length : place;
    }
}
