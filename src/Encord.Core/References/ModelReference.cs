namespace Encord;

/// <summary>Names a model: by its hash or by the <see cref="Encord.Model"/> itself.</summary>
/// <remarks>PowerShell converts each of these by itself, so a parameter of this type takes any of them.</remarks>
public sealed class ModelReference
{
    /// <summary>From the hash as text.</summary>
    /// <param name="hash">The hash.</param>
    public ModelReference(string hash) => Hash = Guid.TryParse(hash, out var parsed) ? parsed.ToString() : hash;

    /// <summary>From the hash.</summary>
    /// <param name="hash">The hash.</param>
    public ModelReference(Guid hash) => Hash = hash.ToString();

    /// <summary>From an object that the module wrote.</summary>
    /// <param name="value">The object.</param>
    public ModelReference(Model value)
    {
        Value = value;
        Hash = value.ModelHash;
    }

    /// <summary>The hash.</summary>
    public string Hash { get; }

    /// <summary>The object, when one was given: it knows its project and architecture.</summary>
    public Model? Value { get; }

    /// <summary>The hash.</summary>
    /// <returns>Text for people.</returns>
    public override string ToString() => Hash;
}
