using System.Text.Json;
using System.Text.RegularExpressions;
using Encord.Client.Json;

namespace Encord.Client.Agents;

/// <summary>The call of the label editor: what the browser posts to an editor agent.</summary>
internal static class EditorRequest
{
    public const string TestHeader = "X-Encord-Editor-Agent";
    public const string TraceHeader = "X-Cloud-Trace-Context";

    private static readonly Regex EditorPath = new(
        "^/label_editor/(?<project>[0-9a-fA-F-]{36})/(?<data>[0-9a-fA-F-]{36})(/(?<frame>[0-9]{1,9}))?/?$", RegexOptions.CultureInvariant);

    private static readonly Regex Trace = new("^[0-9a-fA-F]{32}", RegexOptions.CultureInvariant);

    /// <param name="body">Null where there is none.</param>
    /// <param name="header">Gives the value of a header; null where there is none.</param>
    /// <exception cref="EncordException"><see cref="EncordErrorId.InvalidArgument"/>: answer 400.</exception>
    public static EditorAgentRequest Read(JsonElement? body, Func<string, string?> header)
    {
        var isTest = header(TestHeader) is not null;
        var traceId = header(TraceHeader) is { } trace && Trace.IsMatch(trace) ? trace.Substring(0, 32) : null;
        if (body is not { ValueKind: JsonValueKind.Object } members)
        {
            return isTest ? new EditorAgentRequest { IsTest = true, TraceId = traceId } : throw Refused("the body is not a JSON object");
        }

        var record = new JsonRecord(members);
        return new EditorAgentRequest
        {
            IsTest = isTest,
            TraceId = traceId,
            ProjectHash = Uuid(record, "projectHash", isTest),
            DataHash = Uuid(record, "dataHash", isTest),
            Frame = Frame(members),
            ObjectHash = new([.. record.Texts("objectHashes")]),
        };
    }

    /// <summary>The body that the editor would send for what a page of it shows.</summary>
    /// <param name="page">Such as <c>https://app.encord.com/label_editor/&lt;project&gt;/&lt;data&gt;/3?objectHash=…</c>.</param>
    /// <exception cref="EncordException"><see cref="EncordErrorId.InvalidArgument"/>: it is not an address of the label editor.</exception>
    public static JsonFragment Of(Uri page)
    {
        var match = page.IsAbsoluteUri ? EditorPath.Match(page.AbsolutePath) : Match.Empty;
        if (!match.Success)
        {
            throw new EncordException(
                EncordErrorId.InvalidArgument,
                "-EditorUrl is not an address of the label editor. It looks like https://app.encord.com/label_editor/<project hash>/<data hash>/<frame>, with ?objectHash=<object hash> for each selected object.");
        }

        string[] objects = [.. page.Query.TrimStart('?').Split('&').Where(pair => pair.StartsWith("objectHash=", StringComparison.OrdinalIgnoreCase)).Select(pair => Uri.UnescapeDataString(pair.Substring(11)))];
        return JsonFragment.Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("projectHash", match.Groups["project"].Value.ToLowerInvariant());
            writer.WriteString("dataHash", match.Groups["data"].Value.ToLowerInvariant());
            writer.WriteNumber("frame", match.Groups["frame"].Success ? int.Parse(match.Groups["frame"].Value, System.Globalization.CultureInfo.InvariantCulture) : 0);
            if (objects.Length > 0)
            {
                writer.WriteTexts("objectHashes", objects);
            }

            writer.WriteEndObject();
        });
    }

    public static EncordException Refused(string what, Exception? cause = null) =>
        new(EncordErrorId.InvalidArgument, $"The request is not one of the label editor: {what}. Answer it with the status 400.", cause);

    private static string? Uuid(JsonRecord record, string name, bool isTest) =>
        Guid.TryParse(record.Text(name), out var uuid) ? uuid.ToString() : isTest ? null : throw Refused($"'{name}' is not a UUID");

    private static int Frame(JsonElement members) =>
        !members.TryGetProperty("frame", out var frame) || frame.ValueKind == JsonValueKind.Null ? 0
        : frame.ValueKind == JsonValueKind.Number && frame.TryGetDouble(out var number) && number >= 0 && number <= int.MaxValue && Math.Floor(number) == number ? (int)number
        : throw Refused("'frame' is not a whole number from 0");
}
