using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Encord.Client.Http;
using Encord.Client.Json;

namespace Encord.Client.LabelRows;

/// <summary>Reads label rows as fast as the bytes come: by hand, because a list has a hundred thousand of them and most of their text repeats.</summary>
internal sealed class LabelRowParser(string projectHash) : ElementParser<LabelRow>
{
    private readonly TextCache _texts = new();
    private readonly TextCache _dataTypes = new(text => WireEnums.DataType.Read(text)!);
    private readonly TextCache _labelStatuses = new(text => WireEnums.LabelStatus.Read(text)!);
    private readonly TextCache _taskStatuses = new(text => WireEnums.TaskStatus.Read(text)!);

    public override bool TryParse(ref Utf8JsonReader reader, out LabelRow value)
    {
        value = null!;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException();
        }

        var row = new LabelRow(projectHash);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.EndObject)
            {
                value = row.DataHash.Length > 0 ? row : throw new JsonException(null, "data_hash", null, null);
                return true;
            }

            // The name lives in the reader's buffer, which does not move while the value is read.
            var name = reader.ValueIsEscaped ? Encoding.UTF8.GetBytes(reader.GetString()!) : reader.ValueSpan;
            if (!reader.Read())
            {
                return false;
            }

            if (reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
            {
                Take(row, name, ScalarValue.Of(ref reader));
            }
            else if (!TryNested(row, name, ref reader))
            {
                return false;
            }
        }

        return false;
    }

    [MethodImpl(HotPath.Compiled)]
    public override bool TryScan(ReadOnlySpan<byte> utf8, out int length, out LabelRow value)
    {
        length = 0;
        value = null!;
        var scan = new RecordScan(utf8);
        if (!scan.TryBegin())
        {
            return false;
        }

        var row = new LabelRow(projectHash);
        while (true)
        {
            switch (scan.Next(out var name, out var plain))
            {
                case ScanStep.Member:
                    Take(row, name, plain);
                    break;

                case ScanStep.Object when name.SequenceEqual("workflow_graph_node"u8):
                    if (!TryStage(row, ref scan))
                    {
                        return false;
                    }

                    break;

                // Empty, as it nearly always is.
                case ScanStep.Object when name.SequenceEqual("spaces"u8):
                    if (scan.Next(out _, out _) != ScanStep.End)
                    {
                        return false;
                    }

                    break;

                case ScanStep.End when row.DataHash.Length > 0:
                    length = scan.Length;
                    value = row;
                    return true;

                default:
                    return false;
            }
        }
    }

    /// <summary>As the vendor's clients see it: present and null is false.</summary>
    private static bool IsTruthy(ScalarValue value) => value.Kind switch
    {
        JsonTokenType.True => true,
        JsonTokenType.Number => value.Number() is not 0,
        JsonTokenType.String => value.Utf8.Length > 0,
        _ => false,
    };

    /// <summary>Takes the value, if the name is known.</summary>
    [MethodImpl(HotPath.Compiled)]
    private void Take(LabelRow row, ReadOnlySpan<byte> name, ScalarValue value)
    {
        switch (name.Length)
        {
            case 5 when name.SequenceEqual("width"u8): row.Width = value.Integer(); break;
            case 6 when name.SequenceEqual("height"u8): row.Height = value.Integer(); break;
            case 8 when name.SequenceEqual("priority"u8): row.Priority = value.Number(); break;
            case 8 when name.SequenceEqual("duration"u8): row.Duration = value.Number(); break;
            case 8 when name.SequenceEqual("is_valid"u8): row.IsValid = IsTruthy(value); break;
            case 9 when name.SequenceEqual("data_hash"u8): row.DataHash = value.Text() ?? string.Empty; break;
            case 9 when name.SequenceEqual("data_type"u8): row.DataType = _dataTypes.Read(value) ?? string.Empty; break;
            case 9 when name.SequenceEqual("data_link"u8): row.DataLink = value.Text(); break;
            case 9 when name.SequenceEqual("file_type"u8): row.FileType = _texts.Read(value); break;
            case 9 when name.SequenceEqual("task_uuid"u8): row.TaskUuid = value.Text(); break;
            case 9 when name.SequenceEqual("file_size"u8): row.FileSize = (long?)value.Number(); break;
            case 10 when name.SequenceEqual("label_hash"u8): row.LabelHash = value.Text(); break;
            case 10 when name.SequenceEqual("data_title"u8): row.DataTitle = value.Text() ?? string.Empty; break;
            case 10 when name.SequenceEqual("created_at"u8): row.CreatedAt = JsonTime.Read(value); break;
            case 10 when name.SequenceEqual("group_hash"u8): row.GroupHash = _texts.Read(value); break;
            case 11 when name.SequenceEqual("branch_name"u8): row.BranchName = _texts.Read(value) ?? string.Empty; break;
            case 11 when name.SequenceEqual("audio_codec"u8): row.AudioCodec = _texts.Read(value); break;
            case 12 when name.SequenceEqual("dataset_hash"u8): row.DatasetHash = _texts.Read(value) ?? string.Empty; break;
            case 12 when name.SequenceEqual("label_status"u8): row.LabelStatus = _labelStatuses.Read(value); break;
            case 13 when name.SequenceEqual("dataset_title"u8): row.DatasetTitle = _texts.Read(value) ?? string.Empty; break;
            case 14 when name.SequenceEqual("last_edited_at"u8): row.LastEditedAt = JsonTime.Read(value); break;
            case 14 when name.SequenceEqual("is_shadow_data"u8): row.IsShadowData = IsTruthy(value); break;
            case 15 when name.SequenceEqual("audio_bit_depth"u8): row.AudioBitDepth = value.Integer(); break;
            case 16 when name.SequenceEqual("number_of_frames"u8): row.NumberOfFrames = value.Integer() ?? 0; break;
            case 17 when name.SequenceEqual("frames_per_second"u8): row.FramesPerSecond = value.Number(); break;
            case 17 when name.SequenceEqual("audio_sample_rate"u8): row.AudioSampleRate = value.Integer(); break;
            case 17 when name.SequenceEqual("backing_item_uuid"u8): row.BackingItemUuid = value.Text(); break;
            case 18 when name.SequenceEqual("audio_num_channels"u8): row.AudioNumChannels = value.Integer(); break;
            case 19 when name.SequenceEqual("assigned_user_email"u8): row.AssignedUserEmail = _texts.Read(value); break;
            case 22 when name.SequenceEqual("annotation_task_status"u8): row.TaskStatus = _taskStatuses.Read(value); break;
            case 27 when name.SequenceEqual("last_actioned_by_user_email"u8): row.LastActionedByUserEmail = _texts.Read(value); break;
            default: break;
        }
    }

    private bool TryNested(LabelRow row, ReadOnlySpan<byte> name, ref Utf8JsonReader reader)
    {
        if (name.SequenceEqual("workflow_graph_node"u8) && reader.TokenType == JsonTokenType.StartObject)
        {
            return TryStage(row, ref reader);
        }

        var ahead = reader;
        if (!ahead.TrySkip())
        {
            return false;
        }

        if (name.SequenceEqual("spaces"u8))
        {
            row.Spaces = RawOfNonEmpty(ref reader);
        }
        else if (name.SequenceEqual("client_metadata"u8))
        {
            row.ClientMetadata = Raw(ref reader);
        }
        else if (name.SequenceEqual("images_data"u8) && reader.TokenType == JsonTokenType.StartArray)
        {
            row.ImagesData = Images(ref reader);
        }
        else
        {
            reader = ahead;
        }

        return true;
    }

    private bool TryStage(LabelRow row, ref Utf8JsonReader reader)
    {
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.EndObject)
            {
                return true;
            }

            var isUuid = reader.ValueTextEquals("uuid"u8);
            var isTitle = reader.ValueTextEquals("title"u8);
            if (!reader.Read() || !reader.TrySkip())
            {
                return false;
            }

            if (isUuid)
            {
                row.WorkflowStageUuid = _texts.Read(ScalarValue.Of(ref reader));
            }
            else if (isTitle)
            {
                row.WorkflowStage = _texts.Read(ScalarValue.Of(ref reader));
            }
        }

        return false;
    }

    [MethodImpl(HotPath.Compiled)]
    private bool TryStage(LabelRow row, ref RecordScan scan)
    {
        while (true)
        {
            switch (scan.Next(out var name, out var value))
            {
                case ScanStep.Member when name.SequenceEqual("uuid"u8):
                    row.WorkflowStageUuid = _texts.Read(value);
                    break;

                case ScanStep.Member when name.SequenceEqual("title"u8):
                    row.WorkflowStage = _texts.Read(value);
                    break;

                case ScanStep.Member:
                    break;

                case ScanStep.End:
                    return true;

                default:
                    return false;
            }
        }
    }

    private static string? RawOfNonEmpty(ref Utf8JsonReader reader)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return document.RootElement.ValueKind == JsonValueKind.Object && !document.RootElement.EnumerateObject().Any() ? null : document.RootElement.GetRawText();
    }

    private static string Raw(ref Utf8JsonReader reader)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return document.RootElement.GetRawText();
    }

    private static EncordList<LabelRowImage> Images(ref Utf8JsonReader reader)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return new([.. document.RootElement.EnumerateArray().Where(element => element.ValueKind == JsonValueKind.Object).Select(element =>
        {
            var record = new JsonRecord(element);
            return new LabelRowImage
            {
                Index = record.Integer("index") ?? 0,
                Title = record.Text("title") ?? string.Empty,
                FileType = record.Text("file_type"),
                Width = record.Integer("width"),
                Height = record.Integer("height"),
                ImageHash = record.Text("image_hash") ?? string.Empty,
            };
        })]);
    }
}
