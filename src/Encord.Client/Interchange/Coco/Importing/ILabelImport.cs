using Encord.Client.Bundles;

namespace Encord.Client.Interchange.Coco.Importing;

/// <summary>An import that was prepared: everything was read and checked, and nothing was changed.</summary>
internal interface ILabelImport : IDisposable
{
    CocoImportPlan Plan { get; }

    /// <summary>What it came to; complete when the import has ended.</summary>
    CocoImportResult Result { get; }

    /// <summary>What the import takes no notice of, as sentences.</summary>
    IReadOnlyList<string> Remarks { get; }

    /// <summary>Saves, and gives what could not be saved.</summary>
    /// <param name="progress">Called with the labels done and the labels in total.</param>
    /// <param name="cancellationToken">Stops it. What was saved stays; the next import goes on from there.</param>
    IAsyncEnumerable<ItemFailure> RunAsync(Action<long, long>? progress, CancellationToken cancellationToken);
}
