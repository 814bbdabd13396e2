using System.Globalization;
using System.Management.Automation;
using Encord.Client.Agents;
using Encord.PowerShell.Engine;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.Agents;

[Cmdlet(VerbsCommon.Select, "EncordShard")]
[OutputType(typeof(PSObject))]
public sealed class SelectEncordShardCommand : EncordCommand
{
    private const string IndexVariable = "JOB_COMPLETION_INDEX";
    private const string CountVariable = "SHARD_COUNT";

    private int _index;
    private int _count;

    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    public PSObject? InputObject { get; set; }

    [Parameter(Position = 0), WholeNumberTransformation]
    [ValidateRange(0, int.MaxValue)]
    public int? Index { get; set; }

    [Parameter(Position = 1), WholeNumberTransformation]
    [ValidateRange(1, int.MaxValue)]
    public int? Count { get; set; }

    private protected override void BeginCommand()
    {
        _index = Index ?? FromEnvironment(IndexVariable, nameof(Index), 0);
        _count = Count ?? FromEnvironment(CountVariable, nameof(Count), 1);
        if (_index >= _count)
        {
            throw new EncordException(
                EncordErrorId.InvalidArgument, $"There is no shard {_index} of {_count}. The index counts from 0, so the last one is {_count - 1}.");
        }
    }

    private protected override void ProcessInput()
    {
        if (HashOf(InputObject!) is not { Length: > 0 } hash)
        {
            WriteFailure(new EncordException(EncordErrorId.InvalidArgument, $"'{InputObject}' has no data hash: it was left out. Pipe tasks, label rows, data rows, or data hashes."), InputObject);
            return;
        }

        if (Shard.Of(hash, _count) == _index)
        {
            WriteObject(InputObject);
        }
    }

    private static string? HashOf(PSObject input) => input.BaseObject switch
    {
        string text => text,
        Guid hash => hash.ToString(),
        System.Collections.IDictionary members => members["DataHash"]?.ToString(),
        _ => input.Properties["DataHash"]?.Value?.ToString(),
    };

    private static int FromEnvironment(string variable, string parameter, int least)
    {
        var text = Environment.GetEnvironmentVariable(variable);
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least
            ? number
            : throw new EncordException(
                EncordErrorId.InvalidArgument,
                text is null
                    ? $"Give -{parameter}, or set the environment variable {variable}."
                    : $"The environment variable {variable} is '{text}'. It must be a whole number of at least {least}. Or give -{parameter}.");
    }
}
