using System.Management.Automation;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Encord.PowerShell.Tests.Engine;

namespace Encord.PowerShell.Tests.Conventions;

/// <summary>Where a thing lives and what it may touch: the rooms of docs/design/README.md.</summary>
public sealed partial class RoomConventions
{
    private const int MostLines = 350;
    private const int MostLongFiles = 6;

    private static readonly string Source = Path.Combine(ModuleUnderTest.RepositoryRoot, "src");

    // The ground floor of the client: what everything above may use, and what knows nothing above.
    private static readonly string[] GroundFloor = ["Auth", "Bundles", "Http", "Json", "PlainText"];

    // The rooms of the module, each above the rooms that it may use.
    private static readonly string[] ModuleRooms = ["Parameters", "Connection", "Engine", "Completers", "Commands"];

    public static TheoryData<string> Names => ModuleSurface.Names;

    [Fact]
    public void The_ground_floor_of_the_client_knows_nothing_above()
    {
        Assert.All(GroundFloor, room => Assert.Empty(UsedBy("Encord.Client", room).Keys.Except(GroundFloor)));
        Assert.Empty(UsedBy("Encord.Client", "Bundles").Keys);
    }

    [Fact]
    public void The_client_knows_no_shell() => Assert.DoesNotContain(
        Files("Encord.Client").Concat(Files("Encord.Core")),
        file => File.ReadLines(file).Any(line => line.StartsWith("using System.Management.Automation", StringComparison.Ordinal) || line.StartsWith("using Encord.PowerShell", StringComparison.Ordinal)));

    [Fact]
    public void The_rooms_of_the_client_form_no_circle()
    {
        var used = RoomsOf("Encord.Client").ToDictionary(room => room, room => UsedBy("Encord.Client", room).Keys.ToHashSet());

        foreach (var room in used.Keys)
        {
            var reached = new HashSet<string>();
            var waiting = new Stack<string>(used[room]);
            while (waiting.TryPop(out var next))
            {
                if (reached.Add(next) && used.TryGetValue(next, out var further))
                {
                    foreach (var one in further)
                    {
                        waiting.Push(one);
                    }
                }
            }

            Assert.False(reached.Contains(room), $"{room} uses {string.Join(", ", used[room].Order())}, and one of them leads back to it.");
        }
    }

    [Fact]
    public void A_room_of_the_module_uses_only_those_below_it()
    {
        for (var i = 0; i < ModuleRooms.Length; i++)
        {
            Assert.Empty(UsedBy("Encord.PowerShell", ModuleRooms[i]).Keys.Except(ModuleRooms[..i]));
        }

        Assert.Equal(ModuleRooms.Order(), RoomsOf("Encord.PowerShell").Order());
    }

    [Fact]
    public void The_emulator_shares_no_code_with_the_client() => Assert.DoesNotContain(
        Files("Encord.Emulator"), file => File.ReadLines(file).Any(line => OtherProject().IsMatch(line)));

    [Fact]
    public void No_folder_is_a_drawer() => Assert.DoesNotContain(
        Directory.GetDirectories(Source, "*", SearchOption.AllDirectories).Where(IsSource).Select(folder => Path.GetFileName(folder)),
        name => name is "Common" or "Support" or "Misc" or "Utils" or "Utilities" or "Helpers" or "Managers" or "Shared");

    [Fact]
    public void A_file_is_one_idea()
    {
        (string File, int Lines)[] sizes = [.. Directory.GetFiles(Source, "*.cs", SearchOption.AllDirectories).Where(IsSource).Select(file => (file, File.ReadLines(file).Count()))];
        Assert.DoesNotContain(sizes, size => size.Lines > MostLines);
        Assert.InRange(sizes.Count(size => size.Lines > 300), 0, MostLongFiles);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Above_a_command_are_at_most_three_classes_of_the_module(string name)
    {
        var command = ModuleSurface.Get(name).ImplementingType;
        var own = 0;
        for (var type = command.BaseType!; type != typeof(PSCmdlet); type = type.BaseType!)
        {
            own++;
        }

        Assert.InRange(own, 1, 3);
    }

    [Fact]
    public void No_command_has_an_asynchronous_method()
    {
        var assembly = ModuleSurface.Commands[0].ImplementingType.Assembly;
        MethodInfo[] asynchronous =
        [
            .. assembly.GetTypes().Where(IsOfCommand)
                .SelectMany(type => type.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                .Where(method => method.IsDefined(typeof(StateMachineAttribute), inherit: true) && !method.IsDefined(typeof(IteratorStateMachineAttribute))),
        ];
        Assert.Empty(asynchronous.Select(method => $"{method.DeclaringType}.{method.Name}"));
    }

    /// <summary>Messages are handed over by the engine, and what runspaces of an agent say by theirs. Results and errors come up as what the client returns.</summary>
    [Fact]
    public void A_command_writes_what_it_reads() => Assert.Equal(
        ["RunspaceBlocks.cs"],
        Files("Encord.PowerShell").Where(file => RoomOf("Encord.PowerShell", file) != "Engine")
            .Where(file => File.ReadLines(file).Any(line => Posting().IsMatch(line))).Select(file => Path.GetFileName(file)));

    /// <summary>A command, a class that commands share, or what the compiler made of lambdas in one.</summary>
    private static bool IsOfCommand(Type type) => typeof(PSCmdlet).IsAssignableFrom(type) || (type.DeclaringType is { } outer && IsOfCommand(outer));

    private static IEnumerable<string> Files(string project) => Directory.GetFiles(Path.Combine(Source, project), "*.cs", SearchOption.AllDirectories).Where(IsSource);

    private static bool IsSource(string path) => !Path.GetRelativePath(Source, path).Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin");

    /// <summary>The folders of a project; those of Interchange are rooms of their own.</summary>
    private static IEnumerable<string> RoomsOf(string project) => Files(project).Select(file => RoomOf(project, file)).Where(room => room.Length > 0).Distinct();

    private static string RoomOf(string project, string file) =>
        Room(Path.GetRelativePath(Path.Combine(Source, project), Path.GetDirectoryName(file)!).Replace(Path.DirectorySeparatorChar, '.'));

    private static string Room(string path)
    {
        var parts = path.Split('.', StringSplitOptions.RemoveEmptyEntries);
        return parts is ["Interchange", var inner, ..] ? "Interchange." + inner : parts.FirstOrDefault() ?? "";
    }

    /// <summary>The other rooms of the project that the files of one use, each with a file that does.</summary>
    private static Dictionary<string, string> UsedBy(string project, string room)
    {
        var used = new Dictionary<string, string>();
        foreach (var file in Files(project).Where(file => RoomOf(project, file) == room))
        {
            foreach (var match in File.ReadLines(file).Select(line => Using().Match(line)).Where(match => match.Success && match.Groups["project"].Value == project))
            {
                var other = Room(match.Groups["room"].Value);
                if (other != room && other.Length > 0)
                {
                    used[other] = file;
                }
            }
        }

        return used;
    }

    [GeneratedRegex(@"\bPost\(\(\) =>")]
    private static partial Regex Posting();

    [GeneratedRegex(@"^using (static )?(?<project>Encord\.[A-Za-z]+)(\.(?<room>[A-Za-z.]+))?;")]
    private static partial Regex Using();

    [GeneratedRegex(@"^using Encord\.(Client|PowerShell)\b")]
    private static partial Regex OtherProject();
}
