namespace Encord;

/// <summary>Access to a cloud storage that was set up in the organisation. Source: the integration list of the v2 wire.</summary>
public sealed class CloudIntegration
{
    internal CloudIntegration(string integrationUuid, string title)
    {
        IntegrationUuid = integrationUuid;
        Title = title;
    }

    /// <summary>The id of the integration.</summary>
    public string IntegrationUuid { get; }

    /// <summary>The title; not unique.</summary>
    public string Title { get; }

    /// <summary>The title.</summary>
    public override string ToString() => Title;
}
