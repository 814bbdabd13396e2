namespace Encord;

/// <summary>What <c>Find-EncordLabelProblem</c> looks for.</summary>
public enum LabelCheck
{
    /// <summary>Objects that are smaller than a few pixels, or have no area at all.</summary>
    Tiny,

    /// <summary>Objects that leave the picture.</summary>
    Outside,

    /// <summary>Coordinates that are not numbers, and masks that are not of the size of the picture.</summary>
    Damaged,

    /// <summary>Two objects of one kind at nearly the same place.</summary>
    Duplicate,

    /// <summary>Polygons whose outline crosses itself.</summary>
    SelfCrossing,

    /// <summary>Label rows without any label.</summary>
    EmptyRow,

    /// <summary>Required attributes that are not answered, and required objects and classifications that a labelled row lacks.</summary>
    Unanswered,

    /// <summary>Objects that are away for frames in between.</summary>
    TrackGap,

    /// <summary>Objects that jump from one frame to the next.</summary>
    TrackJump,

    /// <summary>Objects at exactly the same place on many frames.</summary>
    IdenticalBox,

    /// <summary>Objects and classifications of the ontology that no label uses.</summary>
    UnusedClass,
}

/// <summary>How bad a finding is.</summary>
public enum LabelProblemSeverity
{
    /// <summary>It may be meant.</summary>
    Information,

    /// <summary>It is likely a mistake.</summary>
    Warning,

    /// <summary>It is wrong: other programs cannot use it.</summary>
    Error,
}
