using System.Text.Json;
using Encord.Client.Json;

namespace Encord.Client.Uploads;

/// <summary>The file in which a user lists data that lies in a cloud: a JSON object, which goes to the server as it is.</summary>
internal static class UploadManifest
{
    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    /// <exception cref="EncordException">It is not there, cannot be read, or is no JSON object.</exception>
    public static ReadOnlyMemory<byte> Read(string path)
    {
        var file = LocalFile.At(path);
        byte[] text;
        try
        {
            text = File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw file.Unreadable(error);
        }

        var start = text.AsSpan().StartsWith(ByteOrderMark) ? ByteOrderMark.Length : 0;
        var json = text.AsMemory(start);
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? json
                : throw new EncordException(EncordErrorId.InvalidArgument, $"'{path}' is JSON, but not an object with lists such as \"images\" or \"videos\".");
        }
        catch (JsonException error)
        {
            throw new EncordException(EncordErrorId.InvalidArgument, $"'{path}' is not JSON: {JsonFault.Describe(error)}", error);
        }
    }
}
