namespace Encord.Client.Bundles;

/// <summary>How one item of a bundle fared.</summary>
/// <param name="Item">The item.</param>
/// <param name="Failure">Why it failed; null when it went through.</param>
internal readonly record struct ItemOutcome<TItem>(TItem Item, EncordException? Failure);

/// <summary>How items that went out together fared.</summary>
/// <param name="Key">What they have in common.</param>
/// <param name="Items">Each of them, in the order in which they came.</param>
internal sealed record BundleOutcome<TKey, TItem>(TKey Key, IReadOnlyList<ItemOutcome<TItem>> Items);
