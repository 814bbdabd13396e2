namespace Encord;

/// <summary>
/// Names an ontology: by its hash or by the <see cref="Encord.Ontology"/> itself.
/// </summary>
/// <remarks>PowerShell converts each of these by itself, so a parameter of this type takes any of them.</remarks>
public sealed class OntologyReference
{
    /// <summary>From the hash as text.</summary>
    /// <param name="hash">The hash.</param>
    public OntologyReference(string hash)
    {
        Hash = Guid.TryParse(hash, out Guid parsed) ? parsed.ToString() : hash;
    }

    /// <summary>From the hash.</summary>
    /// <param name="hash">The hash.</param>
    public OntologyReference(Guid hash)
    {
        Hash = hash.ToString();
    }

    /// <summary>From an object that the module wrote.</summary>
    /// <param name="value">The object.</param>
    public OntologyReference(Ontology value)
    {
        Value = value;
        Hash = value.OntologyHash;
    }

    /// <summary>The hash.</summary>
    public string Hash { get; }

    /// <summary>The object, when one was given: it spares a request and knows what it hangs under.</summary>
    public Ontology? Value { get; }

    /// <summary>The hash.</summary>
    /// <returns>Text for people.</returns>
    public override string ToString() => Hash;
}
