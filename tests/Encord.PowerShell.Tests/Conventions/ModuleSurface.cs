using System.Management.Automation;
using System.Reflection;
using System.Text;
using Encord.PowerShell.Tests.Engine;

namespace Encord.PowerShell.Tests.Conventions;

/// <summary>What the built module exports, as the engine sees it.</summary>
internal static class ModuleSurface
{
    private static readonly HashSet<string> CommonNames =
        [.. Cmdlet.CommonParameters, .. Cmdlet.OptionalCommonParameters];

    private static readonly Lazy<IReadOnlyList<CmdletInfo>> All = new(Load);

    public static IReadOnlyList<CmdletInfo> Commands => All.Value;

    public static TheoryData<string> Names => [.. Commands.Select(command => command.Name)];

    public static CmdletInfo Get(string name) => Commands.Single(command => command.Name == name);

    /// <summary>The parameters that the command itself declares, without the engine's common ones.</summary>
    public static IEnumerable<ParameterMetadata> OwnParameters(CmdletInfo command) =>
        command.Parameters.Values.Where(parameter => !CommonNames.Contains(parameter.Name)).OrderBy(parameter => parameter.Name, StringComparer.Ordinal);

    /// <summary>The whole surface as text: what a reviewer sees change.</summary>
    public static string Render()
    {
        var text = new StringBuilder();
        foreach (var command in Commands)
        {
            text.Append(command.Name);
            var outputs = string.Join(", ", command.OutputType.Select(type => Short(type.Type?.FullName ?? type.Name)).Distinct());
            text.Append(" -> ").Append(outputs.Length == 0 ? "nothing" : outputs);
            var cmdlet = command.ImplementingType.GetCustomAttribute<CmdletAttribute>()!;
            if (cmdlet.SupportsShouldProcess)
            {
                text.Append("  [-WhatIf, impact ").Append(cmdlet.ConfirmImpact).Append(']');
            }

            var aliases = command.ImplementingType.GetCustomAttribute<AliasAttribute>()?.AliasNames.ToArray() ?? [];
            if (aliases.Length > 0)
            {
                text.Append("  alias ").Append(string.Join(", ", aliases));
            }

            text.Append('\n');
            foreach (var set in command.ParameterSets.OrderBy(set => set.Name, StringComparer.Ordinal))
            {
                string[] parameters =
                [
                    .. set.Parameters.Where(parameter => !CommonNames.Contains(parameter.Name))
                        .OrderBy(parameter => !parameter.IsMandatory).ThenBy(parameter => parameter.Name, StringComparer.Ordinal)
                        .Select(Parameter),
                ];
                text.Append("  ").Append(set.Name).Append(set.IsDefault && command.ParameterSets.Count > 1 ? " (default)" : "").Append('\n');
                foreach (var parameter in parameters)
                {
                    text.Append("    ").Append(parameter).Append('\n');
                }
            }

            text.Append('\n');
        }

        text.Append("Error ids\n");
        var ids = Commands[0].ImplementingType.Assembly.GetReferencedAssemblies().Where(name => name.Name == "Encord.Core")
            .Select(name => AppDomain.CurrentDomain.GetAssemblies().Single(assembly => assembly.GetName().Name == name.Name)).Single()
            .GetType("Encord.EncordErrorId", throwOnError: true)!;
        foreach (var id in ids.GetFields().Select(field => (string)field.GetRawConstantValue()!).Order(StringComparer.Ordinal))
        {
            text.Append("  ").Append(id).Append('\n');
        }

        return text.ToString();
    }

    private static string Parameter(CommandParameterInfo parameter)
    {
        var text = new StringBuilder("-").Append(parameter.Name).Append(" <").Append(Short(parameter.ParameterType)).Append('>');
        if (parameter.Aliases.Count > 0)
        {
            text.Append(" alias ").Append(string.Join(", ", parameter.Aliases));
        }

        if (parameter.IsMandatory)
        {
            text.Append(" mandatory");
        }

        if (parameter.Position >= 0)
        {
            text.Append(" position ").Append(parameter.Position);
        }

        if (parameter.ValueFromPipeline)
        {
            text.Append(" by value");
        }

        if (parameter.ValueFromPipelineByPropertyName)
        {
            text.Append(" by property");
        }

        return text.ToString();
    }

    private static string Short(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
        {
            return Short(inner) + "?";
        }

        return type.IsArray ? Short(type.GetElementType()!) + "[]" : Short(type.FullName ?? type.Name);
    }

    private static string Short(string name) =>
        name.StartsWith("Encord.", StringComparison.Ordinal) ? name["Encord.".Length..] : name.StartsWith("System.", StringComparison.Ordinal) ? name[(name.LastIndexOf('.') + 1)..] : name;

    private static List<CmdletInfo> Load()
    {
        using var shell = Shell.Open();
        return
        [
            .. shell.Run("Get-Command -Module Encord -CommandType Cmdlet").ThrowOnError().Output
                .Select(item => (CmdletInfo)item.BaseObject).OrderBy(command => command.Name, StringComparer.Ordinal),
        ];
    }
}
