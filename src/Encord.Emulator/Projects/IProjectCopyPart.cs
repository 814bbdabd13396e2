namespace Encord.Emulator.Projects;

/// <summary>Something that a copy of a project can take along; found by scanning the assembly.</summary>
internal interface IProjectCopyPart
{
    /// <summary>The word in <c>copy_project_options</c>.</summary>
    public string Option { get; }

    public void Copy(ProjectCopy copy);
}

/// <param name="DataHashes">From the data of the source to that of the copy: the same where datasets are attached, new where they are cloned.</param>
/// <param name="LabelHashes">Only these labels; null for all.</param>
/// <param name="LabelStates">Only labels in these approval states; null for all.</param>
internal sealed record ProjectCopy(
    Project Source, Project Target, IReadOnlyDictionary<string, string> DataHashes,
    IReadOnlyCollection<string>? LabelHashes, IReadOnlyCollection<string>? LabelStates);
