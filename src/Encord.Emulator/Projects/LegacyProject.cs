using Encord.Emulator.Datasets;
using Encord.Emulator.Hosting;
using Encord.Emulator.LabelRows;
using Encord.Emulator.Ontologies;
using Encord.Emulator.Pipeline;

namespace Encord.Emulator.Projects;

/// <summary>Writes the v1 record of a project, whose times have a format of their own.</summary>
internal sealed class LegacyProject(ProjectStore projects, OntologyStore ontologies, DatasetStore datasets, LabelRowListing listing) : IEmulatorService
{
    public async ValueTask WriteAsync(WireWriter writer, Project project, bool withRows)
    {
        var json = writer.Json;
        json.WriteStartObject();
        json.WriteString("project_hash"u8, project.Hash);
        json.WriteString("title"u8, project.Title);
        json.WriteString("description"u8, project.Description);
        json.WriteString("created_at"u8, WireTime.Legacy(project.CreatedAt));
        json.WriteString("last_edited_at"u8, WireTime.Legacy(project.LastEditedAt));
        json.WritePropertyName("editor_ontology"u8);
        json.WriteRawValue(LegacyEdit.Show(ontologies.Find(project.OntologyHash)?.Editor ?? "{}"), skipInputValidation: true);
        json.WriteStartArray("datasets"u8);
        foreach (var dataset in datasets.OfProject(project.Hash))
        {
            json.WriteStartObject();
            json.WriteString("dataset_hash"u8, dataset.Hash);
            json.WriteString("title"u8, dataset.Title);
            json.WriteString("description"u8, dataset.Description);
            json.WriteString("dataset_type"u8, DatasetTypes.Name(dataset.StorageLocation));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WritePropertyName("label_rows"u8);
        if (withRows)
        {
            await listing.WriteAsync(writer, project.Hash, LabelRowFilter.Everything);
        }
        else
        {
            json.WriteStartArray();
            json.WriteEndArray();
        }

        json.WriteString("ontology_hash"u8, project.OntologyHash);
        json.WriteStartArray("source_projects"u8);
        projects.Sources(project.Hash).ForEach(json.WriteStringValue);
        json.WriteEndArray();
        json.WriteNull("workflow_manager_uuid"u8);
        json.WriteEndObject();
    }
}
