using Encord.Client.Http;

namespace Encord.PowerShell.Engine;

/// <summary>Lets a command tell of its requests: each request and each retry to <c>-Verbose</c>, and the bodies to <c>-Debug</c>. Where nobody reads them, nothing is made of them.</summary>
internal sealed class CallListener
{
    private readonly Action<RetryNotice> _retries;
    private readonly Action<RequestNotice>? _requests;
    private readonly Action<BodyNotice>? _bodies;

    public CallListener(EncordCommand command)
    {
        _retries = notice => command.Post(() => command.WriteVerbose(HiddenKey.In(notice.ToString())));
        _requests = command.Audience.IsVerbose ? notice => command.Post(() => command.WriteVerbose(HiddenKey.In(notice.ToString()))) : null;
        _bodies = command.Audience.IsDebug ? notice => command.Post(() => command.WriteDebug(HiddenKey.In(notice.ToString()))) : null;
    }

    /// <summary>Hears of the calls that are made from here on in this flow, until disposed.</summary>
    public IDisposable Listen() => new Both(RetryNotices.Listen(_retries), RequestNotices.Listen(_requests, _bodies));

    private sealed class Both(IDisposable first, IDisposable second) : IDisposable
    {
        public void Dispose()
        {
            second.Dispose();
            first.Dispose();
        }
    }
}
