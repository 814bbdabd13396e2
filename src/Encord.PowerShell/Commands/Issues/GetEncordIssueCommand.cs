using System.Management.Automation;
using Encord.Client.Http;
using Encord.PowerShell.Engine;

namespace Encord.PowerShell.Commands.Issues;

[Cmdlet(VerbsCommon.Get, "EncordIssue", DefaultParameterSetName = TaskSet)]
[OutputType(typeof(Issue))]
public sealed class GetEncordIssueCommand : IssueCommand
{
    private OverlappedRequests Requests => field ??= new(this);

    private protected override void Process(string projectHash, string dataHash, string? dataTitle, object? target) => Requests.Add(
        target,
        () => Client.Issues.ListAsync(projectHash, dataHash, dataTitle, EndToken).GatherAsync(),
        issues => WriteObject(issues, enumerateCollection: true));

    private protected override void EndCommand() => Requests.Finish();
}
