using System.Text.RegularExpressions;
using Encord.PowerShell.Tests.Engine;

namespace Encord.PowerShell.Tests.Conventions;

/// <summary>A page of docs/help/en-US, as far as the tests look at it.</summary>
internal sealed partial class HelpPage
{
    private HelpPage(string text)
    {
        Text = text;
    }

    public static string Folder { get; } = Path.Combine(ModuleUnderTest.RepositoryRoot, "docs", "help", "en-US");

    public string Text { get; }

    public string Synopsis => Section("SYNOPSIS").Trim();

    public IReadOnlyList<string> Parameters =>
        [.. ParameterHeading().Matches(Section("PARAMETERS")).Select(match => match.Groups[1].Value)];

    /// <summary>The code of each example.</summary>
    public IReadOnlyList<string> Examples => [.. Code().Matches(Section("EXAMPLES")).Select(match => match.Groups[1].Value)];

    /// <summary>The examples that may run beside other tests: what one sets in the environment, all tests of the process would see.</summary>
    public IEnumerable<string> ExamplesForOneProcess => Examples.Where(example => !example.Contains("$env:", StringComparison.OrdinalIgnoreCase));

    public static HelpPage? Read(string command)
    {
        var path = Path.Combine(Folder, command + ".md");
        return File.Exists(path) ? new HelpPage(File.ReadAllText(path).ReplaceLineEndings("\n")) : null;
    }

    /// <summary>The description of one parameter, without its table of facts.</summary>
    public string Describe(string parameter) =>
        Regex.Match(Section("PARAMETERS"), $@"^### -{parameter}\n\n(.*?)\n\n```yaml", RegexOptions.Singleline | RegexOptions.Multiline).Groups[1].Value;

    public bool HasAlias(string parameter, string alias) =>
        Regex.IsMatch(Section("PARAMETERS"), $@"^### -{parameter}\n(?:(?!^### ).*\n)*?Aliases:(?:(?!^### |^ParameterSets).*\n)*?- {alias}\b", RegexOptions.Multiline);

    private string Section(string name) =>
        Regex.Match(Text, $@"^## {name}\n(.*?)(?=^## |\z)", RegexOptions.Singleline | RegexOptions.Multiline).Groups[1].Value;

    [GeneratedRegex(@"^### -(\w+)$", RegexOptions.Multiline)]
    private static partial Regex ParameterHeading();

    [GeneratedRegex(@"^```powershell\n(.*?)\n```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Code();
}
