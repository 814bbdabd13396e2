namespace Encord.Client.Auth;

/// <summary>The sentences about keys that cannot be used. None of them ever contains a part of the key.</summary>
internal static class InvalidKey
{
    public const string PublicHalf = "This is the public half of a key. Give the private key: the file of the same name without '.pub'.";

    public static string WrongKind(string what) =>
        $"This is {what}; Encord needs an Ed25519 private key in OpenSSH form ('ssh-keygen -t ed25519' makes one).";

    // No inner exception on purpose: parsers like to quote what they could not read.
    public static EncordException Because(string message) => new(EncordErrorId.InvalidKey, message);
}
