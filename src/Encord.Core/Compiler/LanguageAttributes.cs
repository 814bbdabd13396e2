#if NETFRAMEWORK
// What the C# compiler asks of the framework for init and required. The .NET Framework has none of it; the other
// projects see these through InternalsVisibleTo. Written here because the generator that would do it writes its files in a random order, and no two
// builds would be the same: docs/design/packaging.md.
namespace System.Runtime.CompilerServices;

internal static class IsExternalInit;

[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Field | AttributeTargets.Property, Inherited = false)]
internal sealed class RequiredMemberAttribute : Attribute;

[AttributeUsage(AttributeTargets.All, AllowMultiple = true, Inherited = false)]
internal sealed class CompilerFeatureRequiredAttribute(string featureName) : Attribute
{
    public string FeatureName { get; } = featureName;

    public bool IsOptional { get; init; }
}
#endif
