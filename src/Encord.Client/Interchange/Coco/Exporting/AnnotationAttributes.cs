using System.Text.Json;

namespace Encord.Client.Interchange.Coco.Exporting;

/// <summary>Writes the <c>attributes</c> of an annotation, as the platform's own export does: the track, the rotation and the answers.</summary>
internal static class AnnotationAttributes
{
    public static void Write(Utf8JsonWriter json, ObjectInstance instance)
    {
        json.WriteStartObject("attributes");
        json.WriteString("encord_track_uuid", instance.ObjectHash);
        if (instance.Coordinates is RotatableBoundingBox box)
        {
            json.WriteNumber("rotation", box.Theta);
        }

        json.WriteBoolean("manual_annotation", instance.ManualAnnotation);
        json.WriteStartObject("classifications");
        foreach (var answer in instance.Answers)
        {
            switch (answer.Value)
            {
                case double number:
                    json.WriteNumber(answer.Key, number);
                    break;
                case IEnumerable<string> labels:
                    json.WriteStartArray(answer.Key);
                    foreach (var label in labels)
                    {
                        json.WriteStringValue(label);
                    }

                    json.WriteEndArray();
                    break;
                default:
                    json.WriteString(answer.Key, answer.Value.ToString());
                    break;
            }
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }
}
