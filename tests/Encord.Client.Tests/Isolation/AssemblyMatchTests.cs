using System.Reflection;
using Encord.Isolation;

namespace Encord.Client.Tests.Isolation;

public sealed class AssemblyMatchTests
{
    [Theory]
    [InlineData("Polly.Core, Version=8.0.0.0", "Polly.Core, Version=8.0.0.0", true)]
    [InlineData("Polly.Core, Version=8.0.0.0", "Polly.Core, Version=9.0.0.0", true)]
    [InlineData("Polly.Core, Version=8.0.0.0", "Polly.Core, Version=7.9.9.9", false)]
    [InlineData("Polly.Core", "Polly.Core, Version=1.0.0.0", true)]
    [InlineData("polly.core, Version=8.0.0.0", "Polly.Core, Version=8.0.0.0", true)]
    [InlineData("Polly, Version=8.0.0.0", "Polly.Core, Version=8.0.0.0", false)]
    [InlineData("Polly.Core, Version=8.0.0.0, Culture=neutral", "Polly.Core, Version=8.0.0.0", true)]
    [InlineData("Polly.Core, Version=8.0.0.0, PublicKeyToken=c8a3ffc3f8f825cc", "Polly.Core, Version=8.0.0.0, PublicKeyToken=c8a3ffc3f8f825cc", true)]
    [InlineData("Polly.Core, Version=8.0.0.0, PublicKeyToken=c8a3ffc3f8f825cc", "Polly.Core, Version=8.0.0.0, PublicKeyToken=b03f5f7f11d50a3a", false)]
    [InlineData("Polly.Core, Version=8.0.0.0, PublicKeyToken=c8a3ffc3f8f825cc", "Polly.Core, Version=8.0.0.0, PublicKeyToken=null", false)]
    [InlineData("Polly.Core, Version=8.0.0.0, PublicKeyToken=null", "Polly.Core, Version=8.0.0.0, PublicKeyToken=c8a3ffc3f8f825cc", true)]
    public void The_same_assembly_in_the_same_or_a_newer_version_satisfies(string requested, string candidate, bool satisfied) =>
        Assert.Equal(satisfied, AssemblyMatch.Satisfies(new AssemblyName(requested), new AssemblyName(candidate)));
}
