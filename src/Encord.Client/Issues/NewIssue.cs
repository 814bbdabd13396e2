using System.Text.Json;
using Encord.Client.Json;

namespace Encord.Client.Issues;

/// <summary>An issue that is to be opened.</summary>
/// <param name="dataHash">The data unit.</param>
/// <param name="comment">The first comment.</param>
/// <param name="target">What the user gave.</param>
internal sealed class NewIssue(string dataHash, string comment, object? target)
{
    public object? Target => target;

    /// <summary>Null for the whole data unit.</summary>
    public int? Frame { get; init; }

    /// <summary>A point of the frame, as fractions of width and height; null for the whole frame.</summary>
    public (double X, double Y)? Point { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    internal void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteStartObject("anchor");
        writer.WriteString("type", Point is not null ? "frameCoordinate" : Frame is not null ? "frame" : "dataUnit");
        writer.WriteString("dataUuid", dataHash);
        if (Frame is { } frame)
        {
            writer.WriteNumber("frameIndex", frame);
        }

        if (Point is { } point)
        {
            writer.WriteNumber("x", point.X);
            writer.WriteNumber("y", point.Y);
        }

        writer.WriteEndObject();
        writer.WriteString("comment", comment);
        writer.WriteTexts("issueTags", Tags);
        writer.WriteEndObject();
    }
}
