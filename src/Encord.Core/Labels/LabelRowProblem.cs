namespace Encord;

/// <summary>Something that the server finds wrong with the labels of a row. Source: <c>validation-state</c> of the v2 wire.</summary>
public sealed class LabelRowProblem
{
    internal LabelRowProblem(string projectHash, string labelHash, string message)
    {
        ProjectHash = projectHash;
        LabelHash = labelHash;
        Message = message;
    }

    /// <summary>The project.</summary>
    public string ProjectHash { get; }

    /// <summary>The id of the labels.</summary>
    public string LabelHash { get; }

    /// <summary>The id of the data unit; null when only the label hash was given.</summary>
    public string? DataHash { get; internal init; }

    /// <summary>The title of the data unit; null when only the label hash was given.</summary>
    public string? DataTitle { get; internal init; }

    /// <summary>What is wrong, in the server's words.</summary>
    public string Message { get; }

    /// <summary>The message.</summary>
    public override string ToString() => Message;
}
