namespace Encord;

/// <summary>Names a training: by its hash or by the <see cref="ModelTraining"/> itself.</summary>
/// <remarks>PowerShell converts each of these by itself, so a parameter of this type takes any of them.</remarks>
public sealed class TrainingReference
{
    /// <summary>From the hash as text.</summary>
    /// <param name="hash">The hash.</param>
    public TrainingReference(string hash) => Hash = Guid.TryParse(hash, out var parsed) ? parsed.ToString() : hash;

    /// <summary>From the hash.</summary>
    /// <param name="hash">The hash.</param>
    public TrainingReference(Guid hash) => Hash = hash.ToString();

    /// <summary>From an object that the module wrote.</summary>
    /// <param name="value">The object.</param>
    public TrainingReference(ModelTraining value)
    {
        Value = value;
        Hash = value.TrainingHash;
    }

    /// <summary>The hash.</summary>
    public string Hash { get; }

    /// <summary>The object, when one was given: it knows its model and project.</summary>
    public ModelTraining? Value { get; }

    /// <summary>The hash.</summary>
    /// <returns>Text for people.</returns>
    public override string ToString() => Hash;
}
