using Microsoft.Testing.Platform.Extensions;

namespace Encord.Shell.Tests;

/// <summary>What the platform shows of this framework and its options.</summary>
internal abstract class PesterExtension : IExtension
{
    public string Uid => GetType().FullName!;

    public string Version => "1.0.0";

    public string DisplayName => "Pester";

    public string Description => "Runs Pester files in the pinned PowerShell.";

    public Task<bool> IsEnabledAsync() => Task.FromResult(true);
}
