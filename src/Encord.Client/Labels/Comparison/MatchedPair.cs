namespace Encord.Client.Labels.Comparison;

/// <summary>A label of the reference and one of the difference that overlap enough.</summary>
internal readonly record struct MatchedPair(int Reference, int Difference, double Iou);
