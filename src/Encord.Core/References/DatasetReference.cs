namespace Encord;

/// <summary>
/// Names a dataset: by its hash or by the <see cref="Encord.Dataset"/> itself.
/// </summary>
/// <remarks>PowerShell converts each of these by itself, so a parameter of this type takes any of them.</remarks>
public sealed class DatasetReference
{
    /// <summary>From the hash as text.</summary>
    /// <param name="hash">The hash.</param>
    public DatasetReference(string hash)
    {
        Hash = Guid.TryParse(hash, out Guid parsed) ? parsed.ToString() : hash;
    }

    /// <summary>From the hash.</summary>
    /// <param name="hash">The hash.</param>
    public DatasetReference(Guid hash)
    {
        Hash = hash.ToString();
    }

    /// <summary>From an object that the module wrote.</summary>
    /// <param name="value">The object.</param>
    public DatasetReference(Dataset value)
    {
        Value = value;
        Hash = value.DatasetHash;
    }

    /// <summary>The hash.</summary>
    public string Hash { get; }

    /// <summary>The object, when one was given: it spares a request and knows what it hangs under.</summary>
    public Dataset? Value { get; }

    /// <summary>The hash.</summary>
    /// <returns>Text for people.</returns>
    public override string ToString() => Hash;
}
