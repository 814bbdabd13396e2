using System.Text.RegularExpressions;
using Encord.PowerShell.Tests.Engine;

namespace Encord.PowerShell.Tests.Conventions;

/// <summary>The guide for people who know the vendor's Python package names every public member of the two classes that they use.</summary>
public sealed class SdkGuide
{
    // Members of releases 0.1.150 and 0.1.190.
    private static readonly string[] Project =
    [
        "active_import", "active_sync", "add_classification", "add_datasets", "add_group", "add_object", "add_users", "copy_project", "create_bundle", "create_collection",
        "create_filter_preset", "create_label_row", "create_model_row", "created_at", "datasets", "delete_collection", "delete_filter_preset", "description", "export_coco_labels",
        "fitted_bounding_boxes", "get_cloud_integrations", "get_collection", "get_data", "get_editor_logs", "get_filter_preset", "get_label_logs", "get_label_row",
        "get_label_rows", "get_project", "get_project_ontology", "get_task_actions", "get_training_metadata", "import_coco_labels", "label_rows", "last_edited_at",
        "list_collaborator_timers", "list_collections", "list_datasets", "list_filter_presets", "list_groups", "list_label_rows", "list_label_rows_v2", "list_models",
        "list_time_spent", "list_users", "model_delete", "model_inference", "model_train_get_result", "model_train_start", "object_interpolation", "ontology", "ontology_hash",
        "ontology_structure", "project_hash", "project_type", "refetch_data", "refetch_ontology", "remove_datasets", "remove_group", "save_label_row", "set_label_status",
        "set_status", "source_projects", "status", "submit_label_row_for_review", "title", "user_role", "workflow",
    ];

    private static readonly string[] LabelRow =
    [
        "add_classification_instance", "add_object_instance", "add_to_single_frame_to_hashes_map", "annotation_task_status", "assigned_user_email", "audio_bit_depth",
        "audio_codec", "audio_num_channels", "audio_sample_rate", "backing_item_uuid", "branch_name", "client_metadata", "created_at", "data_hash", "data_link", "data_title",
        "data_type", "dataset_hash", "dataset_title", "duration", "file_type", "fps", "from_labels_dict", "get_classification_instances", "get_frame_metadata", "get_frame_number",
        "get_frame_view", "get_frame_views", "get_frames_metadata", "get_image_hash", "get_object_instances", "get_space", "get_spaces", "get_storage_item",
        "get_validation_errors", "group_hash", "height", "initialise_labels", "initialise_storage_item", "is_labelling_initialised", "is_shadow_data", "is_valid", "label_hash",
        "label_status", "last_actioned_by_user_email", "last_edited_at", "metadata", "number_of_frames", "ontology_structure", "priority", "remove_classification",
        "remove_object", "save", "set_priority", "task_uuid", "to_encord_dict", "width", "workflow_complete", "workflow_graph_node", "workflow_reopen",
    ];

    private static readonly string Guide = File.ReadAllText(Path.Combine(ModuleUnderTest.RepositoryRoot, "docs", "guide", "python-sdk.md"));

    public static TheoryData<string> Members => [.. Project.Union(LabelRow)];

    [Theory]
    [MemberData(nameof(Members))]
    public void Names_every_member(string member) => Assert.Matches($@"\b{Regex.Escape(member)}\b", Guide);
}
