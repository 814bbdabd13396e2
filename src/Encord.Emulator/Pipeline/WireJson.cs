using System.Text.Encodings.Web;
using System.Text.Json;

namespace Encord.Emulator.Pipeline;

/// <summary>Names go out as they are spelled, so an anonymous object shows the wire; null is written.</summary>
internal static class WireJson
{
    public static JsonSerializerOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonWriterOptions WriterOptions { get; } = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };
}
