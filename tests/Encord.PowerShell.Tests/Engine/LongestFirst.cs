using Encord.PowerShell.Tests.Engine;
using Encord.PowerShell.Tests.Faults;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace Encord.PowerShell.Tests.Engine;

/// <summary>The fault matrix begins first: it takes a third of the run and mostly waits, so the others are done beside it and nothing waits for it at the end.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(collection => collection.TestCollectionDisplayName.Contains(typeof(FaultMatrix).FullName + " ", StringComparison.Ordinal) ? 0 : 1)];
}
