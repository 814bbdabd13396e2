using System.Text.Json;
using Encord.Emulator.Database;
using Encord.Emulator.Datasets;
using Encord.Emulator.Pipeline;
using Microsoft.Data.Sqlite;

namespace Encord.Emulator.LabelRows;

/// <summary>One element of the label-row listing: its columns, and how they become JSON.</summary>
internal static class LabelRowMetadata
{
    /// <summary>
    /// CROSS JOIN keeps SQLite from reordering: tasks lead, in the order of the answer, so that a chunk costs the same wherever it is.
    /// <c>{branches}</c> is a select of branch names.
    /// </summary>
    public const string Select = """
        SELECT t.id, b.name, l.label_hash, l.created_at, l.last_edited_at, t.data_hash, d.dataset_hash, ds.title, d.title, d.data_type,
               d.object_key, l.label_status, t.annotation_task_status, s.stage_uuid, s.title, s.type, t.is_shadow, d.number_of_frames,
               d.duration, d.frames_per_second, d.height, d.width, d.audio_sample_rate, d.audio_bit_depth, d.audio_num_channels,
               d.audio_codec, t.priority, d.client_metadata, d.images, d.file_type, l.is_valid, d.backing_item_uuid, t.task_uuid,
               t.assignee, t.last_actioned_by
        FROM tasks t
        CROSS JOIN data_rows d ON d.data_hash = t.data_hash
        CROSS JOIN project_datasets pd ON pd.project_hash = t.project_hash AND pd.dataset_hash = d.dataset_hash
        CROSS JOIN datasets ds ON ds.dataset_hash = d.dataset_hash
        CROSS JOIN ({branches}) b
        LEFT JOIN label_rows l ON l.project_hash = t.project_hash AND l.data_hash = t.data_hash AND l.branch_name = b.name
        LEFT JOIN workflow_stages s ON s.stage_uuid = t.stage_uuid
        WHERE t.project_hash = @project AND (t.id, b.name) > (@afterId, @afterBranch)
        """;

    /// <returns>Where the next chunk goes on.</returns>
    public static (long Id, string Branch) Write(Utf8JsonWriter json, SqliteDataReader row, LabelRowFilter filter)
    {
        var key = (row.GetInt64(0), row.GetString(1));
        json.WriteStartObject();
        json.WriteString("label_hash"u8, row.TextOrNull(2));
        json.WriteString("branch_name"u8, key.Item2);
        json.WriteString("created_at"u8, WireTime.Zoneless(row.TextOrNull(3)));
        json.WriteString("last_edited_at"u8, WireTime.Zoneless(row.TextOrNull(4)));
        json.WriteString("data_hash"u8, row.GetString(5));
        json.WriteString("dataset_hash"u8, row.GetString(6));
        json.WriteString("dataset_title"u8, row.GetString(7));
        json.WriteString("data_title"u8, row.GetString(8));
        json.WriteString("data_type"u8, row.GetString(9));
        json.WriteString("data_link"u8, row.TextOrNull(10));
        json.WriteString("label_status"u8, row.TextOrNull(11) ?? "NOT_LABELLED");

        // Workflow projects have a node instead of a task status.
        var isWorkflow = !row.IsDBNull(13);
        json.WriteString("annotation_task_status"u8, isWorkflow && filter.IncludeWorkflowNode ? null : row.GetString(12));
        if (isWorkflow && filter.IncludeWorkflowNode)
        {
            json.WriteStartObject("workflow_graph_node"u8);
            json.WriteString("uuid"u8, row.GetString(13));
            json.WriteString("title"u8, row.GetString(14));
            json.WriteEndObject();
        }

        json.WriteBoolean("is_shadow_data"u8, row.GetBoolean(16));
        json.WriteNumber("number_of_frames"u8, row.GetInt64(17));
        Real(json, "duration"u8, row, 18);
        Real(json, "frames_per_second"u8, row, 19);
        Whole(json, "height"u8, row, 20);
        Whole(json, "width"u8, row, 21);
        Whole(json, "audio_sample_rate"u8, row, 22);
        Whole(json, "audio_bit_depth"u8, row, 23);
        Whole(json, "audio_num_channels"u8, row, 24);
        json.WriteString("audio_codec"u8, row.TextOrNull(25));
        if (isWorkflow && row.GetString(15) != Workflow.WorkflowStage.Done)
        {
            Real(json, "priority"u8, row, 26);
        }
        else
        {
            json.WriteNull("priority"u8);
        }

        json.WritePropertyName("client_metadata"u8);
        if (filter.IncludeClientMetadata && !row.IsDBNull(27))
        {
            json.WriteRawValue(row.GetString(27), skipInputValidation: true);
        }
        else
        {
            json.WriteNullValue();
        }

        WriteImages(json, filter.IncludeImages ? row.TextOrNull(28) : null);
        json.WriteString("file_type"u8, row.TextOrNull(29));
        json.WriteBoolean("is_valid"u8, row.IsDBNull(30) || row.GetBoolean(30));
        json.WriteString("backing_item_uuid"u8, row.GetString(31));
        json.WriteString("task_uuid"u8, isWorkflow ? row.GetString(32) : null);
        json.WriteString("assigned_user_email"u8, row.TextOrNull(33));
        json.WriteString("last_actioned_by_user_email"u8, row.TextOrNull(34));
        json.WriteNull("group_hash"u8);
        json.WriteStartObject("spaces"u8);
        json.WriteEndObject();
        json.WriteEndObject();
        return key;
    }

    /// <summary>Entries have exactly these six keys: clients build records from them by name.</summary>
    private static void WriteImages(Utf8JsonWriter json, string? images)
    {
        if (images is null)
        {
            json.WriteNull("images_data"u8);
            return;
        }

        json.WriteStartArray("images_data"u8);
        var index = 0;
        foreach (var image in JsonSerializer.Deserialize<List<DataImage>>(images)!)
        {
            json.WriteStartObject();
            json.WriteNumber("index"u8, index++);
            json.WriteString("title"u8, image.Title);
            json.WriteString("file_type"u8, image.FileType);
            json.WriteNumber("height"u8, image.Height);
            json.WriteNumber("width"u8, image.Width);
            json.WriteString("image_hash"u8, image.Hash);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Whole(Utf8JsonWriter json, ReadOnlySpan<byte> name, SqliteDataReader row, int column)
    {
        if (row.LongOrNull(column) is { } value)
        {
            json.WriteNumber(name, value);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static void Real(Utf8JsonWriter json, ReadOnlySpan<byte> name, SqliteDataReader row, int column)
    {
        if (row.DoubleOrNull(column) is { } value)
        {
            json.WriteNumber(name, value);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
