using System.Management.Automation;
using System.Xml.Linq;
using Encord.PowerShell.Tests.Engine;

namespace Encord.PowerShell.Tests.Conventions;

public sealed class HelpConventions
{
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    private static readonly Lazy<Dictionary<string, XElement>> Compiled = new(() =>
        XDocument.Load(Path.Combine(ModuleUnderTest.Folder, "en-US", "Encord.PowerShell.dll-Help.xml")).Root!.Elements(Command + "command")
            .ToDictionary(command => command.Element(Command + "details")!.Element(Command + "name")!.Value));

    public static TheoryData<string> Names => ModuleSurface.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_command_has_a_page_with_an_example(string name)
    {
        var page = Page(name);
        Assert.DoesNotContain("{{", page.Text);
        Assert.NotEmpty(page.Examples);
        Assert.All(page.Examples, example => Assert.Contains(name, string.Concat(page.Examples), StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_page_describes_exactly_the_parameters_of_its_command(string name)
    {
        var page = Page(name);
        ParameterMetadata[] parameters = [.. ModuleSurface.OwnParameters(ModuleSurface.Get(name))];
        string[] shown = [.. page.Parameters.Where(parameter => parameter is not "WhatIf" and not "Confirm")];
        Assert.Equal(parameters.Select(parameter => parameter.Name), shown.Order(StringComparer.Ordinal));
        foreach (var parameter in parameters)
        {
            Assert.False(string.IsNullOrWhiteSpace(page.Describe(parameter.Name)), $"-{parameter.Name} has no description");
            Assert.All(parameter.Aliases, alias => Assert.True(page.HasAlias(parameter.Name, alias), $"-{parameter.Name} does not name its alias {alias}"));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_page_names_the_values_that_a_parameter_accepts(string name)
    {
        var page = Page(name);
        foreach (var parameter in ModuleSurface.OwnParameters(ModuleSurface.Get(name)))
        {
            var type = parameter.ParameterType.GetElementType() ?? parameter.ParameterType;
            type = Nullable.GetUnderlyingType(type) ?? type;
            IEnumerable<string> values = parameter.Attributes.OfType<ValidateSetAttribute>().FirstOrDefault()?.ValidValues ?? (type.IsEnum ? Enum.GetNames(type) : []);
            Assert.All(values, value => Assert.Contains(value, page.Describe(parameter.Name)));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_compiled_help_says_what_the_page_says(string name)
    {
        var page = Page(name);
        Assert.True(Compiled.Value.TryGetValue(name, out var command), $"{name} is not in the MAML; run ./build.ps1 -Task Help");
        var synopsis = command!.Element(Command + "details")!.Element(Maml + "description")!.Value.Trim();
        Assert.Equal(page.Synopsis.ReplaceLineEndings(" "), synopsis.ReplaceLineEndings(" "));
        string[] parameters = [.. command.Element(Command + "parameters")!.Elements(Command + "parameter").Select(parameter => parameter.Element(Maml + "name")!.Value)];
        Assert.Equal(page.Parameters.Order(StringComparer.Ordinal), parameters.Order(StringComparer.Ordinal));
        Assert.Equal(page.Examples.Count, command.Element(Command + "examples")!.Elements(Command + "example").Count());
        var examples = command.Element(Command + "examples")!.Value.ReplaceLineEndings("\n");
        Assert.All(page.Examples, example => Assert.Contains(example, examples, StringComparison.Ordinal));
    }

    [Fact]
    public void The_compiled_help_has_code_where_Get_Help_looks_for_it()
    {
        XElement[] examples = [.. Compiled.Value.Values.SelectMany(command => command.Element(Command + "examples")!.Elements(Command + "example"))];
        Assert.All(examples, example => Assert.NotEqual("", example.Element(Dev + "code")!.Value));
        Assert.All(Compiled.Value.Values, command => Assert.DoesNotContain("```", command.Value, StringComparison.Ordinal));
        Assert.All(Compiled.Value.Values, command => Assert.DoesNotContain('\u0080', command.Value));
    }

    [Fact]
    public void No_page_is_left_of_a_command_that_is_gone() => Assert.Equal(
        ModuleSurface.Commands.Select(command => command.Name),
        Directory.GetFiles(HelpPage.Folder, "*-*.md").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal));

    [Fact]
    public void The_engine_finds_the_help()
    {
        using var shell = Shell.Open();
        var help = shell.Run("(Get-Help Get-EncordLabelRow).Synopsis; @((Get-Help Get-EncordLabelRow).examples.example).Count").ThrowOnError();
        Assert.Equal(Page("Get-EncordLabelRow").Synopsis, help.Output[0].ToString());
        Assert.Equal(Page("Get-EncordLabelRow").Examples.Count, help.Output[1].BaseObject);
    }

    [Theory]
    [MemberData(nameof(Topics))]
    public void About_topics_have_the_shape_that_get_help_wants(string file)
    {
        var bytes = File.ReadAllBytes(Path.Combine(ModuleUnderTest.Folder, "en-US", file));
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        var lines = File.ReadAllLines(Path.Combine(ModuleUnderTest.Folder, "en-US", file));
        Assert.Equal(["TOPIC", $"    {file[..^".help.txt".Length]}", "", "SYNOPSIS"], lines[..4]);
        Assert.All(lines, line => Assert.True(line.Length <= 80, line));
    }

    public static TheoryData<string> Topics =>
        [.. Directory.GetFiles(Path.Combine(ModuleUnderTest.Folder, "en-US"), "about_*.help.txt").Select(path => Path.GetFileName(path))];

    private static HelpPage Page(string name)
    {
        var page = HelpPage.Read(name);
        Assert.True(page is not null, $"{name} has no help page");
        return page!;
    }
}
