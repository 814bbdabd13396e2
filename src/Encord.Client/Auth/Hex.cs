namespace Encord.Client.Auth;

/// <summary>Lower-case hexadecimal, the spelling of key ids and signatures on the wire, and of hashes in manifests.</summary>
internal static class Hex
{
    private const string Digits = "0123456789abcdef";

    public static string Lower(byte[] bytes)
    {
        var characters = new char[bytes.Length * 2];
        for (var index = 0; index < bytes.Length; index++)
        {
            characters[2 * index] = Digits[bytes[index] >> 4];
            characters[(2 * index) + 1] = Digits[bytes[index] & 15];
        }

        return new string(characters);
    }
}
