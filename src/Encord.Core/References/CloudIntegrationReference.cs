namespace Encord;

/// <summary>
/// Names an access to a cloud storage: by its id or by the <see cref="Encord.CloudIntegration"/> itself.
/// </summary>
/// <remarks>PowerShell converts each of these by itself, so a parameter of this type takes any of them.</remarks>
public sealed class CloudIntegrationReference
{
    /// <summary>From the id as text.</summary>
    /// <param name="uuid">The id.</param>
    public CloudIntegrationReference(string uuid)
    {
        Uuid = Guid.TryParse(uuid, out Guid parsed) ? parsed.ToString() : uuid;
    }

    /// <summary>From the id.</summary>
    /// <param name="uuid">The id.</param>
    public CloudIntegrationReference(Guid uuid)
    {
        Uuid = uuid.ToString();
    }

    /// <summary>From an object that the module wrote.</summary>
    /// <param name="value">The object.</param>
    public CloudIntegrationReference(CloudIntegration value)
    {
        Value = value;
        Uuid = value.IntegrationUuid;
    }

    /// <summary>The id.</summary>
    public string Uuid { get; }

    /// <summary>The object, when one was given.</summary>
    public CloudIntegration? Value { get; }

    /// <summary>The id.</summary>
    /// <returns>Text for people.</returns>
    public override string ToString() => Uuid;
}
