using System.Management.Automation;
using System.Reflection;
using Encord.PowerShell.Tests.Engine;

namespace Encord.PowerShell.Tests.Conventions;

/// <summary>No number and no time leaves the reading of text to the engine, which reads by the culture and passes over commas.</summary>
public sealed class PlainTextConventions
{
    private static readonly Dictionary<Type, string> Readers = new()
    {
        [typeof(double)] = "NumberTransformationAttribute",
        [typeof(float)] = "NumberTransformationAttribute",
        [typeof(decimal)] = "NumberTransformationAttribute",
        [typeof(int)] = "WholeNumberTransformationAttribute",
        [typeof(long)] = "WholeNumberTransformationAttribute",
        [typeof(uint)] = "WholeNumberTransformationAttribute",
        [typeof(ulong)] = "WholeNumberTransformationAttribute",
        [typeof(short)] = "WholeNumberTransformationAttribute",
        [typeof(byte)] = "WholeNumberTransformationAttribute",
        [typeof(DateTime)] = "TimeTransformationAttribute",
        [typeof(DateTimeOffset)] = "TimeTransformationAttribute",
    };

    public static TheoryData<string> Names => ModuleSurface.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Reads_numbers_and_times_alike_in_every_culture(string name) => Assert.All(Parameters(name), parameter =>
    {
        var type = parameter.PropertyType.IsArray ? parameter.PropertyType.GetElementType()! : parameter.PropertyType;
        type = Nullable.GetUnderlyingType(type) ?? type;
        Assert.NotEqual(typeof(TimeSpan), type);
        if (Readers.TryGetValue(type, out var reader))
        {
            Assert.Contains(reader, parameter.GetCustomAttributes<ArgumentTransformationAttribute>(inherit: true).Select(attribute => attribute.GetType().Name));
        }
    });

    [Theory]
    [InlineData("Get-EncordLabelRow x -EditedAfter 20241101", "is a number and not a time")]
    [InlineData("Get-EncordLabelRow x -EditedAfter '31.12.2024'", "ISO 8601")]
    [InlineData("Set-EncordLabelRowPriority '0,1'", "with a point")]
    [InlineData("Connect-Encord -Emulator -TimeoutSec 1.5", "1.5 is not a whole number")]
    [InlineData("Connect-Encord -Emulator -TimeoutSec '1,000'", "with a point")]
    [InlineData("Add-EncordObjectInstance Car -BoundingBox 0, 0, 1, 1 -Frame '0,1'", "with a point")]
    [InlineData("Add-EncordObjectInstance Car -BoundingBox 0, 0, 1, 1 -Frame 0, '0,1'", "with a point")]
    public void Refuses_text_that_the_engine_would_misread(string command, string words)
    {
        using var shell = Shell.Open();
        Assert.Contains(words, shell.Catch(command).Exception.Message);
    }

    private static IEnumerable<PropertyInfo> Parameters(string name) =>
        ModuleSurface.Get(name).ImplementingType.GetProperties().Where(property => property.IsDefined(typeof(ParameterAttribute), inherit: true));
}
