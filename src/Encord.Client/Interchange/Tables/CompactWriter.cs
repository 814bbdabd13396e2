using System.Text;

namespace Encord.Client.Interchange.Tables;

/// <summary>Writes structures in the compact form of Thrift, in which Parquet keeps what it says of its data.</summary>
internal sealed class CompactWriter
{
    private const int TrueKind = 1;
    private const int FalseKind = 2;
    private const int WholeKind = 5;
    private const int LongKind = 6;
    private const int TextKind = 8;
    private const int ListKind = 9;
    private const int StructKind = 12;

    private readonly List<byte> _bytes = [];
    private readonly Stack<int> _outer = new();
    private int _last;

    public byte[] ToArray() => _bytes.ToArray();

    public void Flag(int field, bool value) => Field(field, value ? TrueKind : FalseKind);

    public void Whole(int field, int value)
    {
        Field(field, WholeKind);
        Signed(value);
    }

    public void Long(int field, long value)
    {
        Field(field, LongKind);
        Signed(value);
    }

    public void Text(int field, string value)
    {
        Field(field, TextKind);
        Text(value);
    }

    public void Struct(int field, Action write)
    {
        Field(field, StructKind);
        Struct(write);
    }

    /// <summary>A structure by itself, as an element of a list or the whole.</summary>
    public void Struct(Action write)
    {
        _outer.Push(_last);
        _last = 0;
        write();
        _bytes.Add(0);
        _last = _outer.Pop();
    }

    public void Structs<T>(int field, IReadOnlyList<T> elements, Action<T> write)
    {
        List(field, StructKind, elements.Count);
        foreach (var element in elements)
        {
            Struct(() => write(element));
        }
    }

    public void Wholes(int field, params int[] values)
    {
        List(field, WholeKind, values.Length);
        values.ToList().ForEach(value => Signed(value));
    }

    public void Texts(int field, params string[] values)
    {
        List(field, TextKind, values.Length);
        values.ToList().ForEach(Text);
    }

    public static void Varint(List<byte> bytes, ulong value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            bytes.Add((byte)(value | 0x80));
        }

        bytes.Add((byte)value);
    }

    private void List(int field, int kind, int count)
    {
        Field(field, ListKind);
        _bytes.Add((byte)((Math.Min(count, 15) << 4) | kind));
        if (count >= 15)
        {
            Varint(_bytes, (ulong)count);
        }
    }

    // Fields are written in ascending order, so the step fits into four bits.
    private void Field(int field, int kind)
    {
        _bytes.Add((byte)(((field - _last) << 4) | kind));
        _last = field;
    }

    private void Text(string value)
    {
        var bytes = Encoding.UTF8.GetBytes(value);
        Varint(_bytes, (ulong)bytes.Length);
        _bytes.AddRange(bytes);
    }

    private void Signed(long value) => Varint(_bytes, unchecked((ulong)((value << 1) ^ (value >> 63))));
}
