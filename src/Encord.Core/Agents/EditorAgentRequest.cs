namespace Encord;

/// <summary>What the label editor asks of an editor agent. Source: the POST that the annotator's browser sends.</summary>
public sealed class EditorAgentRequest
{
    internal EditorAgentRequest()
    {
    }

    /// <summary>Whether it is only a test of the address: answer 200 with an empty body, and do nothing. All else may be null then.</summary>
    public bool IsTest { get; internal init; }

    /// <summary>The project.</summary>
    public string? ProjectHash { get; internal init; }

    /// <summary>The data unit.</summary>
    public string? DataHash { get; internal init; }

    /// <summary>The frame that the annotator sees, counted from 0.</summary>
    public int Frame { get; internal init; }

    /// <summary>The objects that the annotator has selected; empty for none.</summary>
    public EncordList<string> ObjectHash { get; internal init; } = EncordList<string>.Nothing;

    /// <summary>The id that links the logs of editor and agent; null for none.</summary>
    public string? TraceId { get; internal init; }

    /// <summary>The data unit and the frame.</summary>
    public override string ToString() => IsTest ? "test" : $"{DataHash} frame {Frame}";
}
