namespace Encord.Client.Labels.Rules;

/// <summary>What is wrong with coordinates.</summary>
/// <param name="Kind">How wrong it is.</param>
/// <param name="Message">The same in words: a sentence that starts small, for behind the place.</param>
internal sealed record GeometryFault(GeometryFaultKind Kind, string Message);

/// <summary>The kinds of fault that coordinates can have.</summary>
internal enum GeometryFaultKind
{
    /// <summary>Numbers that are none, masks that are damaged or of another size: the server refuses it.</summary>
    Unusable,

    /// <summary>No area, too few points, nothing to be seen: the server keeps it, and no other program can use it.</summary>
    Empty,

    /// <summary>A part of it lies outside the picture. It can be cut.</summary>
    OutsidePicture,
}
