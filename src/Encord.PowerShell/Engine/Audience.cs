using System.Management.Automation;
using System.Reflection;

namespace Encord.PowerShell.Engine;

/// <summary>Whether anybody reads what a command asks and tells. Texts that nobody reads are not made: that would cost requests, and time for each object of a long pipeline.</summary>
internal sealed class Audience(PSCmdlet command)
{
    private bool? _hearsQuestions;

    /// <summary>Whether <c>-WhatIf</c> is in force, by parameter or preference.</summary>
    public bool IsPretended =>
        command.MyInvocation.BoundParameters.TryGetValue("WhatIf", out var given)
            ? given is SwitchParameter { IsPresent: true }
            : LanguagePrimitives.IsTrue(command.GetVariableValue("WhatIfPreference"));

    /// <summary>Whether somebody reads verbose messages.</summary>
    public bool IsVerbose => Reads("Verbose", "VerbosePreference");

    /// <summary>Whether somebody reads the bodies of requests.</summary>
    public bool IsDebug => Reads("Debug", "DebugPreference");

    /// <summary>Whether <c>ShouldProcess</c> will show its text rather than answer yes at once. Looked up once: preferences do not change within a command.</summary>
    public bool HearsQuestions => _hearsQuestions ??= IsVerbose || AsksOrPretends(ImpactOf(command.GetType()));

    /// <summary>Whether a question of that impact is shown, or what would be done is.</summary>
    public bool AsksOrPretends(ConfirmImpact impact)
    {
        if (IsPretended)
        {
            return true;
        }

        if (command.MyInvocation.BoundParameters.TryGetValue("Confirm", out var confirm))
        {
            return confirm is SwitchParameter { IsPresent: true };
        }

        return command.GetVariableValue("ConfirmPreference") is { } preference
            && LanguagePrimitives.TryConvertTo(preference, out ConfirmImpact threshold)
            && threshold != ConfirmImpact.None
            && impact >= threshold;
    }

    private bool Reads(string parameter, string preference) =>
        command.MyInvocation.BoundParameters.TryGetValue(parameter, out var given)
            ? given is SwitchParameter { IsPresent: true }
            : command.GetVariableValue(preference) is { } action && LanguagePrimitives.TryConvertTo(action, out ActionPreference meant)
                && meant is not (ActionPreference.SilentlyContinue or ActionPreference.Ignore);

    private static ConfirmImpact ImpactOf(Type command) => command.GetCustomAttribute<CmdletAttribute>()!.ConfirmImpact;
}
