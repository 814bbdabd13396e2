using System.Management.Automation;

namespace Encord.PowerShell.Commands.Issues;

[Cmdlet(VerbsCommon.Get, "EncordIssue", DefaultParameterSetName = TaskSet)]
[OutputType(typeof(Issue))]
public sealed class GetEncordIssueCommand : IssueCommand
{
    private protected override void Process(string projectHash, string dataHash, string? dataTitle, object? target)
    {
        foreach (var issue in Stream(Client.Issues.ListAsync(projectHash, dataHash, dataTitle, EndToken)))
        {
            WriteObject(issue);
        }
    }
}
