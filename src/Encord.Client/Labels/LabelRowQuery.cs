using Encord.Client.Http;
using Encord.Client.Json;

namespace Encord.Client.Labels;

/// <summary>The requests of <c>labelrow</c>, by which label documents are read, made and saved. What they are called on the wire is only said here.</summary>
internal static class LabelRowQuery
{
    private const string QueryType = "labelrow";

    /// <summary>A save of several rows: this, the documents with <see cref="Separator"/> between them, and <see cref="EndOfSave"/>.</summary>
    public static byte[] StartOfSave { get; } = "{\"multi_request\":true,\"labels\":["u8.ToArray();

    public static byte[] Separator { get; } = ","u8.ToArray();

    public static byte[] EndOfSave(bool validateBeforeSaving) =>
        validateBeforeSaving ? "],\"validate_before_saving\":true}"u8.ToArray() : "],\"validate_before_saving\":false}"u8.ToArray();

    public static V1Query Load(string projectHash, IEnumerable<string> labelHashes, LabelOptions options) => new(ResourceScope.Project, projectHash, QueryType, "GET")
    {
        Uid = JsonFragment.Texts(labelHashes),
        Payload = JsonFragment.Write(writer => options.Write(writer, multiple: true)),
    };

    public static V1Query LoadOne(string projectHash, string labelHash, LabelOptions options) => new(ResourceScope.Project, projectHash, QueryType, "GET")
    {
        Uid = labelHash,
        Payload = JsonFragment.Write(writer => options.Write(writer, multiple: false)),
    };

    /// <summary>Makes the labels of data units, all on one branch; null for the main one.</summary>
    public static V1Query Create(string projectHash, IEnumerable<string> dataHashes, string? branchName, bool includeSignedUrl) =>
        new(ResourceScope.Project, projectHash, QueryType, "PUT")
        {
            Uid = JsonFragment.Texts(dataHashes),
            Payload = JsonFragment.Write(writer =>
            {
                writer.WriteStartObject();
                writer.WriteBoolean("multi_request", true);
                writer.WriteBoolean("get_signed_url", includeSignedUrl);
                writer.WriteString("branch_name", branchName);
                writer.WriteEndObject();
            }),
        };

    /// <summary>Makes the labels of a data unit on the main branch.</summary>
    public static V1Query CreateOne(string projectHash, string dataHash) => new(ResourceScope.Project, projectHash, QueryType, "PUT")
    {
        Uid = dataHash,
        Payload = JsonFragment.Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteBoolean("get_signed_url", false);
            writer.WriteEndObject();
        }),
    };

    /// <summary>Saves documents; the payload begins with <see cref="StartOfSave"/>.</summary>
    public static V1Query Save(string projectHash, IEnumerable<string> labelHashes, RequestBody payload) => Save(projectHash, JsonFragment.Texts(labelHashes), payload);

    /// <summary>Saves one document; the payload is the document.</summary>
    public static V1Query SaveOne(string projectHash, string? labelHash, RequestBody document) => Save(projectHash, (JsonFragment)labelHash, document);

    private static V1Query Save(string projectHash, JsonFragment uid, RequestBody payload) => new(ResourceScope.Project, projectHash, QueryType, "POST")
    {
        Uid = uid,
        PayloadBody = payload,
        // The whole document is replaced: sending it twice leaves what sending it once leaves.
        IsRepeatSafe = true,
    };
}
