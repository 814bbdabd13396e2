using Microsoft.Testing.Platform.Extensions.Messages;
using Microsoft.Testing.Platform.Extensions.TestFramework;
using Microsoft.Testing.Platform.Requests;

namespace Encord.Shell.Tests;

/// <summary>Pester as a test framework of Microsoft.Testing.Platform: every It is a node of the run.</summary>
internal sealed class PesterFramework(PesterSettings settings) : PesterExtension, ITestFramework, IDataProducer
{
    public Type[] DataTypesProduced => [typeof(TestNodeUpdateMessage)];

    public Task<CreateTestSessionResult> CreateTestSessionAsync(CreateTestSessionContext context) =>
        Task.FromResult(new CreateTestSessionResult { IsSuccess = true });

    public async Task ExecuteRequestAsync(ExecuteRequestContext context)
    {
        var request = (TestExecutionRequest)context.Request;
        HashSet<string>? uids = request.Filter is TestNodeUidListFilter list ? [.. list.TestNodeUids.Select(uid => uid.Value)] : null;
        var selection = new PesterSelection(settings, uids);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = context.CancellationToken };
        using var pool = new ShellPool();
        try
        {
            await Parallel.ForEachAsync(settings.SelectedFiles(), parallel, async (path, cancellationToken) =>
            {
                var file = new PesterFile(path, settings.TimeLimit, pool);
                var nodes = request is DiscoverTestExecutionRequest
                    ? await selection.DiscoverAsync(file, cancellationToken)
                    : await selection.RunAsync(file, cancellationToken);
                foreach (var node in nodes)
                {
                    await context.MessageBus.PublishAsync(this, new TestNodeUpdateMessage(request.Session.SessionUid, node));
                }
            });
        }
        finally
        {
            context.Complete();
        }
    }

    public Task<CloseTestSessionResult> CloseTestSessionAsync(CloseTestSessionContext context) =>
        Task.FromResult(new CloseTestSessionResult { IsSuccess = true });
}
