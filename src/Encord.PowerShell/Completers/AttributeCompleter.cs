namespace Encord.PowerShell.Completers;

/// <summary>Completes the description of an attribute as a hashtable with its keys, one for each type; what is between the quotes is to be filled in.</summary>
public sealed class AttributeCompleter : KnownTextCompleter
{
    private protected override IEnumerable<(string Name, string Text, string Tip)> Known =>
    [
        ("Radio", "@{ Name = ''; Type = 'Radio'; Options = @(''); Required = $false }", "One of several options"),
        ("Checklist", "@{ Name = ''; Type = 'Checklist'; Options = @('') }", "Any of several options"),
        ("Text", "@{ Name = ''; Type = 'Text' }", "Free text"),
        ("Dynamic", "@{ Name = ''; Type = 'Radio'; Options = @(''); Dynamic = $true }", "One of several options, which may change from frame to frame"),
    ];
}
