namespace Encord.Benchmarks.Harness;

/// <summary>A question that several cases answer side by side.</summary>
internal interface IBenchmark
{
    string Name { get; }

    /// <summary>The cases, in the order in which each round runs them; ratios are taken against the first.</summary>
    IReadOnlyList<string> Cases { get; }

    /// <summary>Starts what the cases talk to, if they talk to anything.</summary>
    Task<IBenchmarkServer?> StartServerAsync();

    /// <summary>Measures one case, in this process.</summary>
    Task<Measurement> MeasureAsync(string name, Uri? server);
}

internal interface IBenchmarkServer : IAsyncDisposable
{
    Uri Address { get; }
}
