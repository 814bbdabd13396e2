using Encord.Client.Labels.Documents;

namespace Encord.Client.Labels;

/// <summary>A label document that is asked for.</summary>
/// <param name="labelHash">Of this row.</param>
internal sealed class WantedDocument(string labelHash)
{
    public string LabelHash => labelHash;

    /// <summary>Null until the server has answered with it.</summary>
    public LabelDocumentBytes? Document { get; set; }
}
