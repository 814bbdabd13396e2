namespace Encord.Client.LabelRows;

/// <summary>How one item of a bundle fared.</summary>
/// <param name="Item">The item.</param>
/// <param name="Failure">Why it failed; null when it went through.</param>
internal sealed record BundleOutcome<TItem>(TItem Item, EncordException? Failure);
