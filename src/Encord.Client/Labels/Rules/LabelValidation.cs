namespace Encord.Client.Labels.Rules;

/// <summary>What the server thinks of the labels of a row. Source: <c>validation-state</c> of the v2 wire.</summary>
internal sealed record LabelValidation(bool IsValid, IReadOnlyList<string> Errors);
