namespace Encord;

/// <summary>
/// Names an access to a cloud storage: by its id, by its exact title, or by the <see cref="Encord.CloudIntegration"/> itself.
/// </summary>
/// <remarks>PowerShell converts each of these by itself, so a parameter of this type takes any of them.</remarks>
public sealed class CloudIntegrationReference
{
    /// <summary>From the id as text, or the exact title.</summary>
    /// <param name="uuidOrTitle">An id in the form of a UUID; any other text is taken as a title.</param>
    public CloudIntegrationReference(string uuidOrTitle)
    {
        if (Guid.TryParse(uuidOrTitle, out var uuid))
        {
            Uuid = uuid.ToString();
        }
        else
        {
            Title = uuidOrTitle;
        }
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

    /// <summary>The id; null when only the title is known.</summary>
    public string? Uuid { get; }

    /// <summary>The title to look up; null when the id is known.</summary>
    public string? Title { get; }

    /// <summary>The object, when one was given: it spares a request and knows what it hangs under.</summary>
    public CloudIntegration? Value { get; }

    /// <summary>The id or the title.</summary>
    /// <returns>Text for people.</returns>
    public override string ToString() => Uuid ?? Title ?? string.Empty;
}
