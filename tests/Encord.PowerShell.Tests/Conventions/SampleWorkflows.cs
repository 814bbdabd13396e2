using System.Management.Automation.Language;
using System.Text.RegularExpressions;
using Encord.PowerShell.Tests.Engine;
using YamlDotNet.RepresentationModel;

namespace Encord.PowerShell.Tests.Conventions;

/// <summary>Samples that other engines read: they are YAML, what they call is there, and what the scripts need is set. No engine is asked.</summary>
public sealed partial class SampleWorkflows
{
    private static readonly string Samples = Path.Combine(ModuleUnderTest.RepositoryRoot, "samples");

    [Fact]
    public void The_matrix_of_workers_calls_what_is_there_and_tells_each_worker_its_share()
    {
        var jobs = (YamlMappingNode)Load("actions/agents.yml")["jobs"];
        (var plan, var work) = ((YamlMappingNode)jobs["plan"], (YamlMappingNode)jobs["work"]);

        Assert.Equal("plan", Text(work["needs"]));
        Assert.Equal("false", Text(work["strategy"]["fail-fast"]));
        Assert.Equal("${{ fromJSON(needs.plan.outputs.shards) }}", Text(work["strategy"]["matrix"]["shard"]));
        Assert.Equal("${{ matrix.shard }}", Text(work["env"]["JOB_COMPLETION_INDEX"]));

        // Outputs that the second job reads are declared by the first, and written by the step of that name.
        string[] scripts = [.. Steps(plan).Concat(Steps(work))];
        Assert.Equal(2, scripts.Length);
        string[] declared = [.. ((YamlMappingNode)plan["outputs"]).Children.Keys.Select(Text)];
        Assert.All(OutputOfPlan().Matches(work.ToString()), match => Assert.Contains(match.Groups[1].Value, declared));
        foreach (var output in declared)
        {
            var step = Regex.Match(Text(plan["outputs"][output]), @"^\$\{\{ steps\.(\w+)\.outputs\." + output + @" \}\}$").Groups[1].Value;
            Assert.Contains(((YamlSequenceNode)plan["steps"]).Cast<YamlMappingNode>(), one => one.Children.TryGetValue("id", out var id) && Text(id) == step);
            Assert.Contains($"\"{output}=", scripts[0], StringComparison.Ordinal);
        }

        Check(scripts);
        Assert.Empty(Needed(scripts[0]).Except(Names(plan["env"])).Except(["GITHUB_OUTPUT"]));
        Assert.Contains("./samples/agents/Invoke-Shard.ps1", scripts[1], StringComparison.Ordinal);
        Assert.Empty(Needed(File.ReadAllText(Path.Combine(Samples, "agents", "Invoke-Shard.ps1"))).Except(Names(work["env"])));
    }

    [Fact]
    public void The_indexed_job_starts_the_script_with_what_it_needs()
    {
        var job = Load("kubernetes/job.yaml");
        var spec = job["spec"];
        var pod = spec["template"]["spec"];
        var container = Assert.Single((YamlSequenceNode)pod["containers"]);
        var environment = ((YamlSequenceNode)container["env"]).ToDictionary(one => Text(one["name"]), one => Text(one["value"]));
        var mounts = ((YamlSequenceNode)container["volumeMounts"]).ToDictionary(one => Text(one["name"]), one => Text(one["mountPath"]));

        Assert.Equal(("batch/v1", "Job", "Indexed"), (Text(job["apiVersion"]), Text(job["kind"]), Text(spec["completionMode"])));
        Assert.Equal(Text(spec["completions"]), environment["SHARD_COUNT"]);
        Assert.Equal("Never", Text(pod["restartPolicy"]));
        Assert.Equal(mounts.Keys.Order(), ((YamlSequenceNode)pod["volumes"]).Select(one => Text(one["name"])).Order());
        Assert.StartsWith(mounts["key"] + "/", environment["ENCORD_SSH_KEY_FILE"], StringComparison.Ordinal);

        // Kubernetes sets the index. The script and the agent that it calls lie in one volume.
        var script = ((YamlSequenceNode)container["command"]).Select(Text).Last();
        Assert.Equal(mounts["agent"] + "/Invoke-Shard.ps1", script);
        Assert.Empty(Needed(File.ReadAllText(Path.Combine(Samples, "agents", "Invoke-Shard.ps1"))).Except(environment.Keys).Except(["JOB_COMPLETION_INDEX"]));
    }

    [Fact]
    public void The_scripts_that_workers_run_call_what_is_there() => Check(Directory.GetFiles(Path.Combine(Samples, "agents"), "*.ps1").Select(File.ReadAllText));

    /// <summary>Every command and parameter of the module that scripts name.</summary>
    private static void Check(IEnumerable<string> scripts)
    {
        var known = ModuleSurface.Commands.ToDictionary(command => command.Name, StringComparer.OrdinalIgnoreCase);
        var checkedCommands = 0;
        foreach (var script in scripts)
        {
            var tree = Parser.ParseInput(script, out _, out var errors);
            Assert.Empty(errors);
            foreach (var call in tree.FindAll(node => node is CommandAst, searchNestedScriptBlocks: true).Cast<CommandAst>().Where(call => call.GetCommandName()?.Contains("-Encord", StringComparison.Ordinal) == true))
            {
                Assert.True(known.TryGetValue(call.GetCommandName(), out var command), call.Extent.Text);
                Assert.All(call.CommandElements.OfType<CommandParameterAst>(), parameter => Assert.Contains(parameter.ParameterName, command!.Parameters.Keys, StringComparer.OrdinalIgnoreCase));
                checkedCommands++;
            }
        }

        Assert.NotEqual(0, checkedCommands);
    }

    private static YamlNode Load(string sample)
    {
        // A key that is there twice is refused.
        var yaml = new YamlStream();
        yaml.Load(new StringReader(File.ReadAllText(Path.Combine(Samples, sample))));
        return Assert.Single(yaml.Documents).RootNode;
    }

    private static IEnumerable<string> Steps(YamlMappingNode job) => ((YamlSequenceNode)job["steps"]).Cast<YamlMappingNode>().Where(step => step.Children.ContainsKey("run")).Select(step =>
    {
        Assert.Equal("pwsh", Text(step["shell"]));
        return Text(step["run"]);
    });

    private static IEnumerable<string> Needed(string script) => Variable().Matches(script).Select(match => match.Groups[1].Value).Distinct();

    private static IEnumerable<string> Names(YamlNode environment) => ((YamlMappingNode)environment).Children.Keys.Select(Text);

    private static string Text(YamlNode node) => ((YamlScalarNode)node).Value!;

    [GeneratedRegex(@"needs\.plan\.outputs\.(\w+)")]
    private static partial Regex OutputOfPlan();

    [GeneratedRegex(@"\$env:(\w+)")]
    private static partial Regex Variable();
}
