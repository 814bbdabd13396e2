using System.Management.Automation;
using Encord.PowerShell.Completers;
using Encord.PowerShell.Engine;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.People;

/// <summary>What adding people or groups to a project and removing them share: those of one project and role go out together.</summary>
/// <typeparam name="T">Who is added or removed.</typeparam>
public abstract class MembershipCommand<T> : EncordConnectedCommand
    where T : notnull
{
    private readonly Dictionary<(string ProjectHash, ProjectRole Role), List<T>> _bundles = [];

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

    /// <summary>Sends one request for all of them, on the pipeline thread.</summary>
    private protected abstract void SendTogether(string projectHash, IReadOnlyList<T> members, ProjectRole role);

    /// <summary>What <c>-PassThru</c> writes for members that went through.</summary>
    private protected abstract void WriteSent(string projectHash, IReadOnlyList<T> members);

    /// <summary>Keeps the member until its bundle goes out.</summary>
    private protected void Gather(string projectHash, T member, ProjectRole role)
    {
        if (!_bundles.TryGetValue((projectHash, role), out List<T>? bundle))
        {
            _bundles[(projectHash, role)] = bundle = [];
        }

        bundle.Add(member);
        if (bundle.Count >= BundleSize)
        {
            _bundles.Remove((projectHash, role));
            Send(projectHash, role, bundle);
        }
    }

    protected override void EndProcessing()
    {
        foreach (KeyValuePair<(string ProjectHash, ProjectRole Role), List<T>> bundle in _bundles)
        {
            Send(bundle.Key.ProjectHash, bundle.Key.Role, bundle.Value);
        }
    }

    private void Send(string projectHash, ProjectRole role, List<T> bundle)
    {
        try
        {
            SendTogether(projectHash, bundle, role);
        }
        catch (EncordException failure) when (bundle.Count > 1 && IsAboutOne(failure))
        {
            // The server takes all or none, and one is wrong: each alone tells which, and the others get through.
            foreach (T member in bundle)
            {
                Send(projectHash, role, [member]);
            }

            return;
        }
        catch (EncordException failure)
        {
            bundle.ForEach(member => WriteFailure(failure, member));
            return;
        }
        catch (OperationCanceledException) when (EndToken.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }

        if (PassThru)
        {
            Guard(projectHash, () => WriteSent(projectHash, bundle));
        }
    }

    private static bool IsAboutOne(EncordException failure) =>
        failure.ErrorId is EncordErrorId.NotFound or EncordErrorId.InvalidArgument or EncordErrorId.Conflict;
}
