using System.Text.Json;
using Encord.Client.Json;

namespace Encord.Client.Projects;

/// <summary>A project that is to be made.</summary>
internal sealed record ProjectPlan(string Title)
{
    public string Description { get; init; } = string.Empty;

    public IReadOnlyList<string> DatasetHashes { get; init; } = [];

    /// <summary>Null: the server makes an empty one.</summary>
    public string? OntologyHash { get; init; }

    /// <summary>Null: the server's default.</summary>
    public string? WorkflowTemplateId { get; init; }

    /// <summary>The vendor's clients say <c>manual</c> also for what becomes a workflow project: the template decides.</summary>
    internal void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("title", Title);
        writer.WriteString("description", Description);
        writer.WriteTexts("dataset_hashes", DatasetHashes);
        writer.WriteString("workflow_type", "manual");
        if (OntologyHash is not null)
        {
            writer.WriteString("ontology_hash", OntologyHash);
        }

        if (WorkflowTemplateId is not null)
        {
            writer.WriteString("workflow_template_id", WorkflowTemplateId);
        }

        writer.WriteEndObject();
    }
}
