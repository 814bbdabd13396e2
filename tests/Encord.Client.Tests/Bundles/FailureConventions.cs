using System.Reflection;
using System.Runtime.CompilerServices;

namespace Encord.Client.Tests.Bundles;

/// <summary>How failures leave the client: as what it returns.</summary>
public sealed class FailureConventions
{
    [Fact]
    public void The_client_gives_failures_back_and_calls_nobody_with_them()
    {
        var client = typeof(EncordClient).Assembly;
        const BindingFlags Own = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        string[] callbacks =
        [
            .. client.GetTypes().Where(type => !type.IsDefined(typeof(CompilerGeneratedAttribute)))
                .SelectMany(type => type.GetMethods(Own).Cast<MethodBase>().Concat(type.GetConstructors(Own)))
                .SelectMany(method => method.GetParameters())
                .Where(parameter => IsTellingOfFailure(parameter.ParameterType))
                .Select(parameter => $"{parameter.Member.DeclaringType}.{parameter.Member.Name}: {parameter.Name}"),
        ];
        Assert.Empty(callbacks);
    }

    /// <summary>A delegate that takes a failure and answers nothing.</summary>
    private static bool IsTellingOfFailure(Type type) =>
        typeof(Delegate).IsAssignableFrom(type) && type.GetMethod("Invoke") is { } invoke && invoke.ReturnType == typeof(void)
        && invoke.GetParameters().Any(parameter => typeof(Exception).IsAssignableFrom(parameter.ParameterType));
}
