using System.Management.Automation;
using Encord.Client.Bundles;
using Encord.PowerShell.Completers;
using Encord.PowerShell.Engine;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.People;

/// <summary>What adding people or groups to a project and removing them share: those of one project and role go out together.</summary>
/// <typeparam name="T">Who is added or removed.</typeparam>
public abstract class MembershipCommand<T> : EncordConnectedCommand
    where T : notnull
{
    private BundledInput<(string ProjectHash, ProjectRole Role), T>? _bundles;

    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("ProjectHash")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public ProjectReference? Project { get; set; }

    [Parameter, WholeNumberTransformation]
    [ValidateRange(1, 100000)]
    public int BundleSize { get; set; } = 1000;

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Sends members of one project and role.</summary>
    private protected abstract Func<string, IReadOnlyList<T>, ProjectRole, CancellationToken, Task> Request { get; }

    /// <summary>Writes what is to be written about members that went through.</summary>
    private protected abstract void WriteSent(string projectHash, IReadOnlyList<T> members, ProjectRole role);

    /// <summary>Keeps the member until its bundle goes out.</summary>
    private protected void Gather(string projectHash, T member, ProjectRole role) => (_bundles ??= CreateBundles()).Add(member, (projectHash, role));

    private protected override void EndCommand() => _bundles?.Finish();

    private BundledInput<(string ProjectHash, ProjectRole Role), T> CreateBundles()
    {
        var request = Request;
        var sender = new BundleSender<(string ProjectHash, ProjectRole Role), T>(
            (key, members, token) => request(key.ProjectHash, members, key.Role, token), ItemFaults.Contains);
        return new(
            this, BundleSize, sender, member => member,
            (key, members) => Guard(key.ProjectHash, () => WriteSent(key.ProjectHash, members, key.Role)));
    }
}
