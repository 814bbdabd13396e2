using System.Collections.ObjectModel;

namespace Encord;

/// <summary>A short list that is a property of another object. Its text is its elements, so that <c>Export-Csv</c> and tables show them rather than a type name.</summary>
/// <typeparam name="T">The elements; never null.</typeparam>
public sealed class EncordList<T> : ReadOnlyCollection<T>
{
    /// <summary>A list without elements.</summary>
    public static readonly EncordList<T> Nothing = new([]);

    /// <summary>Takes the list as it is.</summary>
    /// <param name="elements">The elements.</param>
    public EncordList(IList<T> elements)
        : base(elements)
    {
    }

    /// <summary>The elements, separated by semicolons.</summary>
    public override string ToString() => string.Join("; ", this);
}
