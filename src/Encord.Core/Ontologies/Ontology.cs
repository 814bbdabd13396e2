namespace Encord;

/// <summary>An ontology: what can be labelled. Source: the ontology record of the v2 wire.</summary>
public sealed class Ontology
{
    internal Ontology(string ontologyHash) => OntologyHash = ontologyHash;

    /// <summary>The id of the ontology: a UUID in lower case.</summary>
    public string OntologyHash { get; }

    /// <summary>The title; not unique.</summary>
    public string Title { get; internal init; } = string.Empty;

    /// <summary>The description; empty when there is none.</summary>
    public string Description { get; internal init; } = string.Empty;

    /// <summary>The project it was asked for; null when it was found otherwise.</summary>
    public string? ProjectHash { get; internal init; }

    /// <summary>When it was made, in UTC.</summary>
    public DateTimeOffset? CreatedAt { get; internal init; }

    /// <summary>When it was last changed, in UTC.</summary>
    public DateTimeOffset? LastEditedAt { get; internal init; }

    /// <summary>The role of the connection's user: <c>Admin</c> or <c>User</c>; null where the server did not say.</summary>
    public string? UserRole { get; internal init; }

    /// <summary>How many kinds of objects it has.</summary>
    public int ObjectCount { get; internal init; }

    /// <summary>How many classifications it has.</summary>
    public int ClassificationCount { get; internal init; }

    /// <summary>How many skeleton templates it has.</summary>
    public int SkeletonTemplateCount { get; internal init; }

    /// <summary>The structure as the server sent it: JSON with <c>objects</c>, <c>classifications</c> and, where there are any, <c>skeleton_templates</c>.</summary>
    public string Json { get; internal init; } = "{}";

    /// <summary>The kinds of objects; empty where the structure cannot be read.</summary>
    public EncordList<OntologyObject> Objects => Of(structure => structure.Objects);

    /// <summary>The classifications; empty where the structure cannot be read.</summary>
    public EncordList<OntologyClassification> Classifications => Of(structure => structure.Classifications);

    /// <summary>The structure, read when it is first asked for: a list of ontologies seldom needs it. Null where it cannot be read.</summary>
    internal Lazy<OntologyStructure?>? Structure { get; init; }

    /// <summary>The title.</summary>
    public override string ToString() => Title;

    private EncordList<T> Of<T>(Func<OntologyStructure, EncordList<T>> list) => Structure?.Value is { } structure ? list(structure) : EncordList<T>.Nothing;
}
