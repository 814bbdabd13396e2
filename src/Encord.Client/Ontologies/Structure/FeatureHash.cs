using System.Security.Cryptography;

namespace Encord.Client.Ontologies.Structure;

/// <summary>New identifiers in the vendor's two forms.</summary>
internal static class FeatureHash
{
    /// <summary>For objects and classifications of labels, tracks, attributes and options: six random bytes in base64, eight characters.</summary>
    public static string ForLabel()
    {
        var bytes = new byte[6];
        using (var random = RandomNumberGenerator.Create())
        {
            random.GetBytes(bytes);
        }

        return Convert.ToBase64String(bytes);
    }

    /// <summary>For objects, classifications and templates of an ontology: eight hexadecimal digits.</summary>
    public static string ForNode() => Guid.NewGuid().ToString("N").Substring(0, 8);
}
