using Encord.Client.Uploads;

namespace Encord.PowerShell.Completers;

/// <summary>Completes the kinds of data.</summary>
public sealed class DataTypeCompleter : KnownTextCompleter
{
    private protected override IEnumerable<(string Name, string Text, string Tip)> Known => UploadKind.All.Select(kind => (kind.Name, kind.Name, kind.Name));
}
