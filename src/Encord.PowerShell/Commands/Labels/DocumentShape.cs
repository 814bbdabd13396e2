using System.Text;
using Encord.Client.Labels.Documents;

namespace Encord.PowerShell.Commands.Labels;

/// <summary>Makes the public shape of a raw label document.</summary>
internal static class DocumentShape
{
    public static LabelRowDocument Of(string projectHash, LabelDocumentBytes document) => new(projectHash, Encoding.UTF8.GetString(document.Json.ToArray()))
    {
        LabelHash = document.Header.LabelHash,
        DataHash = document.Header.DataHash,
        DatasetHash = document.Header.DatasetHash,
        DataTitle = document.Header.DataTitle,
        DataType = document.Header.DataType,
        BranchName = document.Header.BranchName,
        LastEditedAt = LabelTime.Read(document.Header.LastEditedAt),
    };
}
