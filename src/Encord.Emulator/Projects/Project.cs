namespace Encord.Emulator.Projects;

/// <param name="Type"><c>workflow</c> or <c>manual_qa</c>.</param>
/// <param name="Status">camelCase, for example <c>inProgress</c>.</param>
internal sealed record Project(
    string Hash, string Title, string Description, string Type, string Status, string OntologyHash, string CreatedAt, string LastEditedAt)
{
    public const string Workflow = "workflow";

    public const string ManualQa = "manual_qa";

    public bool IsWorkflow => Type == Workflow;
}
