#if NETFRAMEWORK
namespace System;

/// <summary>A place in a list, from its start or from its end: what the C# compiler asks for list patterns and <c>[^1]</c>.</summary>
internal readonly struct Index(int value, bool fromEnd = false)
{
    public int GetOffset(int length) => fromEnd ? length - value : value;

    public static implicit operator Index(int value) => new(value);
}
#endif
