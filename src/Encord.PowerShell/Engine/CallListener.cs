using System.Management.Automation;
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
        _requests = IsRead(command, "Verbose", "VerbosePreference") ? notice => command.Post(() => command.WriteVerbose(HiddenKey.In(notice.ToString()))) : null;
        _bodies = IsRead(command, "Debug", "DebugPreference") ? notice => command.Post(() => command.WriteDebug(HiddenKey.In(notice.ToString()))) : null;
    }

    /// <summary>Hears of the calls that are made from here on in this flow, until disposed.</summary>
    public IDisposable Listen() => new Both(RetryNotices.Listen(_retries), RequestNotices.Listen(_requests, _bodies));

    private static bool IsRead(PSCmdlet command, string parameter, string preference) =>
        command.MyInvocation.BoundParameters.TryGetValue(parameter, out var given)
            ? given is SwitchParameter { IsPresent: true }
            : command.GetVariableValue(preference) is { } action && LanguagePrimitives.TryConvertTo(action, out ActionPreference meant)
                && meant is not (ActionPreference.SilentlyContinue or ActionPreference.Ignore);

    private sealed class Both(IDisposable first, IDisposable second) : IDisposable
    {
        public void Dispose()
        {
            second.Dispose();
            first.Dispose();
        }
    }
}
