using System.Management.Automation.Language;

namespace Encord.Packaging;

/// <summary>What the package's metadata takes from the manifest.</summary>
internal sealed record ModuleManifest(string Name, string Version, string Author, string Copyright, string Description, string ReleaseNotes, IReadOnlyList<string> Tags)
{
    public static ModuleManifest Read(string path)
    {
        Ast script = Parser.ParseFile(path, out _, out var errors);
        if (errors.Length > 0)
        {
            throw new PackagingException($"{path} cannot be read: {errors[0].Message}");
        }

        // The manifest is not constant as a whole (RootModule asks for the edition), the entries that are read here are.
        HashtableAst[] tables = [.. script.FindAll(node => node is HashtableAst, searchNestedScriptBlocks: false).Cast<HashtableAst>()];
        var entries = tables.SelectMany(table => table.KeyValuePairs)
            .ToDictionary(entry => (string)entry.Item1.SafeGetValue(), Ast (entry) => entry.Item2, StringComparer.OrdinalIgnoreCase);
        object Value(string key) => entries.TryGetValue(key, out var value) && value is PipelineAst pipeline
            ? pipeline.GetPureExpression()!.SafeGetValue()
            : throw new PackagingException($"{path} has no entry '{key}', or one that is not a constant.");
        string Text(string key) => (string)Value(key);

        return new ModuleManifest(
            System.IO.Path.GetFileNameWithoutExtension(path),
            Text("ModuleVersion"),
            Text("Author"),
            Text("Copyright"),
            Text("Description"),
            Text("ReleaseNotes"),
            [.. ((object[])Value("Tags")).Cast<string>()]);
    }
}
