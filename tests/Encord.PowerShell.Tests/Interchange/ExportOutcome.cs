using System.Collections;
using System.Management.Automation;
using Encord.PowerShell.Tests.Engine;

namespace Encord.PowerShell.Tests.Interchange;

/// <summary>The result object of an export, as a script sees it.</summary>
internal sealed class ExportOutcome(PSObject result)
{
    public static ExportOutcome Of(ShellResult result) => new(Assert.Single(result.Output));

    public long this[string property] => Convert.ToInt64(result.Properties[property].Value);

    public long Files => this["Files"];

    public long Images => this["Images"];

    public long Objects => this["Objects"];

    public IReadOnlyList<(string Kind, long Count, string Reason)> LeftOut => [.. ((IEnumerable)result.Properties["LeftOut"].Value).Cast<object>().Select(one => PSObject.AsPSObject(one))
        .Select(one => ((string)one.Properties["Kind"].Value, Convert.ToInt64(one.Properties["Count"].Value), (string)one.Properties["Reason"].Value))];
}
