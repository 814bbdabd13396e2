namespace Encord.Client.Http;

/// <summary>On whose behalf a v1 query is made: the value of the <c>ResourceType</c> header.</summary>
internal enum ResourceScope
{
    /// <summary>The user; no resource. These go to an address of their own.</summary>
    User,

    /// <summary>A project.</summary>
    Project,

    /// <summary>A dataset.</summary>
    Dataset,

    /// <summary>An ontology.</summary>
    Ontology,
}
