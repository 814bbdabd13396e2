using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Encord.Emulator.Activity;

/// <summary>A label of a document with everything that the document says of it, so that two versions can be told apart.</summary>
internal sealed class LoggedLabel(LabelSubject subject)
{
    private readonly ArrayBufferWriter<byte> _text = new();

    public LabelSubject Subject { get; } = subject;

    public void Add(JsonElement answers) => _text.Write(JsonMarshal.GetRawUtf8Value(answers));

    public void Add(int frame, JsonElement instance)
    {
        BinaryPrimitives.WriteInt32LittleEndian(_text.GetSpan(sizeof(int)), frame);
        _text.Advance(sizeof(int));
        _text.Write(JsonMarshal.GetRawUtf8Value(instance));
    }

    public bool HasSameText(LoggedLabel other) => _text.WrittenSpan.SequenceEqual(other._text.WrittenSpan);
}
