namespace Encord;

/// <summary>What an editor agent answered to a test call.</summary>
public sealed class EditorAgentTest
{
    internal EditorAgentTest(string address)
    {
        Address = address;
    }

    /// <summary>The address without its query, which may hold a key.</summary>
    public string Address { get; }

    /// <summary>Whether the editor would be content: the browser lets the answer through, the status is 200 or 204, and the answer is of the form that it reads.</summary>
    public bool Succeeded { get; internal init; }

    /// <summary>The status of the answer.</summary>
    public int StatusCode { get; internal init; }

    /// <summary>What the editor would show the annotator; null for nothing.</summary>
    public string? Message { get; internal init; }

    /// <summary>What is wrong; empty for nothing.</summary>
    public EncordList<string> Problems { get; internal init; } = EncordList<string>.Nothing;

    /// <summary>How long the answer took.</summary>
    public TimeSpan Duration { get; internal init; }

    /// <summary>What was sent, as JSON text.</summary>
    public string Request { get; internal init; } = string.Empty;

    /// <summary>The body of the answer.</summary>
    public string Response { get; internal init; } = string.Empty;

    /// <summary>The address and the status.</summary>
    public override string ToString() => $"{Address}: {StatusCode}";
}
