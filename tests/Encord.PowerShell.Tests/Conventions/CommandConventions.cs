using System.Management.Automation;
using System.Reflection;
using Encord.PowerShell.Tests.Engine;

namespace Encord.PowerShell.Tests.Conventions;

public sealed class CommandConventions
{
    // Verbs of commands that change something on the server.
    private static readonly HashSet<string> ChangingVerbs =
    [
        "Add", "Approve", "Clear", "Complete", "Copy", "Deny", "Import", "Initialize", "Move", "New", "Open", "Remove", "Save", "Set", "Start", "Submit",
    ];

    private static readonly Dictionary<string, string> HashAliases = new()
    {
        ["Project"] = "ProjectHash",
        ["Dataset"] = "DatasetHash",
        ["Ontology"] = "OntologyHash",
        ["LabelRow"] = "LabelHash",
        ["Model"] = "ModelHash",
    };

    public static TheoryData<string> Names => ModuleSurface.Names;

    [Fact]
    public void The_manifest_exports_exactly_the_cmdlets_of_the_assembly()
    {
        using var shell = Shell.Open();
        var manifest = (PSModuleInfo)shell.Run($"Test-ModuleManifest '{ModuleUnderTest.Manifest}'").ThrowOnError().Output.Single().BaseObject;
        var assembly = ModuleSurface.Commands[0].ImplementingType.Assembly;
        string[] cmdlets =
        [
            .. assembly.GetTypes().Where(type => !type.IsAbstract).Select(type => type.GetCustomAttribute<CmdletAttribute>())
                .Where(attribute => attribute is not null).Select(attribute => $"{attribute!.VerbName}-{attribute.NounName}").Order(StringComparer.Ordinal),
        ];
        Assert.Equal(cmdlets, manifest.ExportedCmdlets.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_surface_file_says_what_the_module_exports()
    {
        var path = Path.Combine(ModuleUnderTest.RepositoryRoot, "docs", "surface", "commands.txt");
        var rendered = ModuleSurface.Render();
        if (Environment.GetEnvironmentVariable("ENCORD_UPDATE_SURFACE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, rendered);
        }

        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), rendered);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Is_one_sealed_class_in_a_file_of_its_name(string name)
    {
        var command = ModuleSurface.Get(name);
        var expected = $"{command.Verb}{command.Noun}Command";
        Assert.Equal(expected, command.ImplementingType.Name);
        Assert.True(command.ImplementingType.IsSealed);
        var folder = Path.Combine(ModuleUnderTest.RepositoryRoot, "src", "Encord.PowerShell", "Commands");
        var file = Assert.Single(Directory.GetFiles(folder, expected + ".cs", SearchOption.AllDirectories));
        Assert.True(File.ReadLines(file).Count() <= 150, $"{expected}.cs is longer than 150 lines");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Says_what_it_writes(string name) => Assert.NotEmpty(ModuleSurface.Get(name).ImplementingType.GetCustomAttributes<OutputTypeAttribute>());

    [Theory]
    [MemberData(nameof(Names))]
    public void What_it_writes_cannot_be_changed_without_a_command(string name)
    {
        // Setting a property of an output and saving would say nothing and save nothing.
        var seen = new HashSet<Type>();
        var waiting = new Queue<Type>(ModuleSurface.Get(name).ImplementingType.GetCustomAttributes<OutputTypeAttribute>().SelectMany(outputs => outputs.Type).Select(output => output.Type)!);
        var settable = new List<string>();
        while (waiting.Count > 0)
        {
            var type = waiting.Dequeue();
            type = type.GetElementType() ?? type;
            if (type.Namespace?.StartsWith("Encord", StringComparison.Ordinal) != true || !seen.Add(type))
            {
                continue;
            }

            settable.AddRange(type.GetProperties().Where(property => property.SetMethod is { IsPublic: true }).Select(property => type.Name + "." + property.Name));
            settable.AddRange(type.GetFields(BindingFlags.Public | BindingFlags.Instance).Where(field => !field.IsInitOnly && !type.IsEnum).Select(field => type.Name + "." + field.Name));
            foreach (var property in type.GetProperties())
            {
                waiting.Enqueue(property.PropertyType);
                foreach (var argument in property.PropertyType.GetGenericArguments().Concat(property.PropertyType.BaseType?.GetGenericArguments() ?? []))
                {
                    waiting.Enqueue(argument);
                }
            }
        }

        Assert.Empty(settable);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Asks_before_it_changes_something(string name)
    {
        var command = ModuleSurface.Get(name);
        var attribute = command.ImplementingType.GetCustomAttribute<CmdletAttribute>()!;
        if (ChangingVerbs.Contains(command.Verb))
        {
            Assert.True(attribute.SupportsShouldProcess);
        }

        if (command.Verb == "Remove")
        {
            Assert.Contains("Force", command.Parameters.Keys);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Takes_a_hash_or_the_modules_object_from_the_pipeline(string name)
    {
        var command = ModuleSurface.Get(name);
        foreach ((var parameterName, var alias) in HashAliases)
        {
            if (command.Parameters.TryGetValue(parameterName, out var parameter))
            {
                Assert.Contains(alias, parameter.Aliases);
            }
        }

        // The thing a command is about comes down the pipeline, both as itself and by its hash.
        foreach (var parameter in ModuleSurface.OwnParameters(command).Where(parameter => HashAliases.ContainsKey(parameter.Name)))
        {
            foreach (var set in parameter.ParameterSets.Values)
            {
                Assert.True(!set.ValueFromPipeline || set.ValueFromPipelineByPropertyName, $"-{parameter.Name} binds by value but not by property name");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Shows_no_type_of_a_package(string name)
    {
        foreach (var parameter in ModuleSurface.OwnParameters(ModuleSurface.Get(name)))
        {
            var type = parameter.ParameterType;
            type = Nullable.GetUnderlyingType(type.IsArray ? type.GetElementType()! : type) ?? (type.IsArray ? type.GetElementType()! : type);
            var assembly = type.Assembly.GetName().Name!;
            Assert.True(
                assembly is "Encord.Core" or "System.Management.Automation" or "System.Private.CoreLib" or "System.Private.Uri" or "System.Runtime",
                $"-{parameter.Name} is of {type.FullName} from {assembly}");
        }
    }
}
