using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Encord.Client.Json;

/// <summary>A JSON value as the UTF-8 text that goes on the wire: serialised once, however often it is sent.</summary>
internal readonly struct JsonFragment
{
    private static readonly byte[] NullText = "null"u8.ToArray();

    private readonly ReadOnlyMemory<byte> _utf8;

    private JsonFragment(ReadOnlyMemory<byte> utf8) => _utf8 = utf8;

    /// <summary>The JSON value <c>null</c>; also what <c>default</c> is.</summary>
    public static JsonFragment Null => default;

    public ReadOnlyMemory<byte> Utf8 => _utf8.IsEmpty ? NullText : _utf8;

    public static implicit operator JsonFragment(JsonNode? node) => Of(node);

    public static implicit operator JsonFragment(string? value) => Text(value);

    public static JsonFragment Of(JsonNode? node) => node is null ? default : new(Encoding.UTF8.GetBytes(node.ToJsonString()));

    /// <summary>A JSON string, or <c>null</c>.</summary>
    public static JsonFragment Text(string? value) =>
        value is null ? default : new(Encoding.UTF8.GetBytes($"\"{JsonEncodedText.Encode(value)}\""));

    /// <summary>A JSON array of strings.</summary>
    public static JsonFragment Texts(IEnumerable<string> values) => Write(writer =>
    {
        writer.WriteStartArray();
        foreach (var value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    });

    /// <summary>What the action writes: one JSON value.</summary>
    /// <param name="write">Writes it; where it is long, it should flush now and then, or the writer holds it once more.</param>
    /// <param name="typicalLength">About how many bytes it will be.</param>
    public static JsonFragment Write(Action<Utf8JsonWriter> write, int typicalLength = 0)
    {
        using var stream = new MemoryStream(typicalLength);
        using (var writer = new Utf8JsonWriter(stream))
        {
            write(writer);
        }

        return new(stream.GetBuffer().AsMemory(0, (int)stream.Length));
    }

    /// <summary>Text that is JSON already. It is not looked at.</summary>
    public static JsonFragment Raw(ReadOnlyMemory<byte> utf8) => new(utf8);
}
