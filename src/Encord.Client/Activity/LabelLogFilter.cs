using System.Text.Json;
using Encord.Client.Json;

namespace Encord.Client.Activity;

/// <summary>Which entries of the older log are listed. Null leaves a condition out.</summary>
internal sealed record LabelLogFilter
{
    public string? UserHash { get; init; }

    public string? DataHash { get; init; }

    public string? UserEmail { get; init; }

    public DateTimeOffset? After { get; init; }

    public DateTimeOffset? Before { get; init; }

    /// <summary>Times are whole seconds of the Unix clock here.</summary>
    internal void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteTextIfAny("user_hash", UserHash);
        writer.WriteTextIfAny("data_hash", DataHash);
        if (After is { } after)
        {
            writer.WriteNumber("start_timestamp", after.ToUnixTimeSeconds());
        }

        if (Before is { } before)
        {
            writer.WriteNumber("end_timestamp", before.ToUnixTimeSeconds());
        }

        writer.WriteTextIfAny("user_email", UserEmail);
        writer.WriteBoolean("include_user_email_and_interface_key", true);
        writer.WriteEndObject();
    }
}
