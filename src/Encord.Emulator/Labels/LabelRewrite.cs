using System.Text.Json;
using Encord.Emulator.Pipeline;

namespace Encord.Emulator.Labels;

/// <summary>Copies a content without what a request did not ask for.</summary>
internal sealed class LabelRewrite(LabelView view, string dataType, ILookup<string, InstanceReview> reviews)
{
    private readonly HashSet<string> _kept = new(StringComparer.Ordinal);

    public LabelContent Run(LabelContent content)
    {
        var units = content.Units.ToDictionary(
            unit => unit.Key,
            unit => unit.Value with { Labels = Rewrite(unit.Value.Labels, WriteLabels) });
        return content with
        {
            Units = units,
            ObjectAnswers = Rewrite(content.ObjectAnswers, (json, answers) => WriteAnswers(json, answers, view.Objects)),
            ClassificationAnswers = Rewrite(content.ClassificationAnswers, (json, answers) => WriteAnswers(json, answers, view.Classifications)),
            ObjectActions = Rewrite(content.ObjectActions, (json, answers) => WriteAnswers(json, answers, view.Objects)),
        };
    }

    private static byte[] Rewrite(byte[] source, Action<Utf8JsonWriter, JsonElement> write)
    {
        using var document = JsonDocument.Parse(source);
        var buffer = new System.Buffers.ArrayBufferWriter<byte>(source.Length);
        using (var json = new Utf8JsonWriter(buffer, WireJson.WriterOptions))
        {
            write(json, document.RootElement);
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static string FeatureOf(JsonElement instance) =>
        instance.TryGetProperty("featureHash", out var hash) ? hash.GetString() ?? "" : "";

    private void WriteLabels(Utf8JsonWriter json, JsonElement labels)
    {
        if (!DataUnit.HasFrames(dataType))
        {
            WriteFrame(json, labels);
            return;
        }

        json.WriteStartObject();
        foreach (var frame in labels.EnumerateObject())
        {
            json.WritePropertyName(frame.Name);
            WriteFrame(json, frame.Value);
        }

        json.WriteEndObject();
    }

    private void WriteFrame(Utf8JsonWriter json, JsonElement frame)
    {
        json.WriteStartObject();
        foreach (var member in frame.EnumerateObject())
        {
            switch (member.Name)
            {
                case "objects":
                    WriteInstances(json, member, "objectHash", view.Objects);
                    break;
                case "classifications":
                    WriteInstances(json, member, "classificationHash", view.Classifications);
                    break;
                default:
                    member.WriteTo(json);
                    break;
            }
        }

        json.WriteEndObject();
    }

    private void WriteInstances(Utf8JsonWriter json, JsonProperty list, string hashName, IReadOnlySet<string>? wanted)
    {
        json.WriteStartArray(list.Name);
        foreach (var instance in list.Value.EnumerateArray().Where(instance => wanted?.Contains(FeatureOf(instance)) ?? true))
        {
            if (instance.TryGetProperty(hashName, out var hash))
            {
                _kept.Add(hash.GetString() ?? "");
            }

            json.WriteStartObject();
            foreach (var member in instance.EnumerateObject().Where(member => !view.Reviews || member.Name != "reviews"))
            {
                if (member.Name == "skeleton" && view.IsOldReader)
                {
                    WriteOldSkeleton(json, member.Value);
                }
                else
                {
                    member.WriteTo(json);
                }
            }

            if (view.Reviews)
            {
                WriteReviews(json, hash.ValueKind == JsonValueKind.String ? hash.GetString()! : "");
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>The latest verdict is the last one.</summary>
    private void WriteReviews(Utf8JsonWriter json, string labelId)
    {
        json.WritePropertyName("reviews"u8);
        JsonSerializer.Serialize(
            json,
            reviews[labelId].Select(review => new
            {
                id = review.Id,
                exists = true,
                status = review.Status,
                comment = review.Comment,
                task_id = review.TaskUuid,
                approved = review.Status == "APPROVED",
                granularity = review.Granularity,
                granularity_id = review.LabelId,
                displayed_status = review.Status,
            }),
            WireJson.Options);
    }

    private static void WriteOldSkeleton(Utf8JsonWriter json, JsonElement skeleton)
    {
        json.WriteStartObject("skeleton"u8);
        foreach (var vertex in skeleton.EnumerateObject())
        {
            json.WriteStartObject(vertex.Name);
            foreach (var member in vertex.Value.EnumerateObject())
            {
                if (member.NameEquals("visibility"u8) && member.Value.ValueKind == JsonValueKind.String)
                {
                    json.WriteBoolean(member.Value.GetString()!, true);
                }
                else
                {
                    member.WriteTo(json);
                }
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    /// <summary>Answers of instances that are shown, and of those which live in the answers alone (audio, text).</summary>
    private void WriteAnswers(Utf8JsonWriter json, JsonElement answers, IReadOnlySet<string>? wanted)
    {
        json.WriteStartObject();
        foreach (var answer in answers.EnumerateObject())
        {
            if (wanted is null || _kept.Contains(answer.Name)
                || (answer.Value.TryGetProperty("range", out _) && wanted.Contains(FeatureOf(answer.Value))))
            {
                answer.WriteTo(json);
            }
        }

        json.WriteEndObject();
    }
}
